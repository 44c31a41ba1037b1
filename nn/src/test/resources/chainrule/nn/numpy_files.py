"""The other side of NumPyTest.

    python3 numpy_files.py write FOLDER    files of NumPy, right ones and ones that are to be refused
    python3 numpy_files.py read FILE ...   what NumPy finds in files of ours, a line for each array
"""
import sys
from pathlib import Path

import numpy as np

SHAPES = {"0.weight": (3, 2), "0.bias": (3,), "1.weight": (1, 3), "1.bias": (1,)}


def sevenths(dtype):
    """0, 1/7, 2/7 ... through all arrays."""
    arrays, start = {}, 0
    for name, shape in SHAPES.items():
        count = int(np.prod(shape))
        arrays[name] = (np.arange(start, start + count).reshape(shape) / dtype(7)).astype(dtype)
        start += count
    return arrays


def write(folder):
    right = sevenths(np.float64)
    np.savez(folder / "float64.npz", **right)
    np.savez_compressed(folder / "compressed.npz", **right)
    np.savez(folder / "float32.npz", **sevenths(np.float32))
    np.savez(folder / "gaps.npz", **{name.replace("1.", "2."): array for name, array in right.items()})
    np.savez(folder / "skipped.npz", **right, **{"chainrule.note": np.frombuffer(b"hello", np.uint8)})
    for dtype in (np.int64, np.int32, np.int8, np.uint8):
        whole = {name: np.arange(array.size).reshape(array.shape).astype(dtype) for name, array in right.items()}
        np.savez(folder / (np.dtype(dtype).name + ".npz"), **whole)

    def wrong(file, array, name="0.weight"):
        np.savez(folder / file, **{**right, name: array})

    weight = right["0.weight"]
    wrong("fortran.npz", np.asfortranarray(weight))
    wrong("big-endian.npz", weight.astype(">f8"))
    wrong("pickled.npz", np.array([[{}, 1], [2, 3], [4, 5]], dtype=object))
    wrong("half.npz", weight.astype(np.float16))
    wrong("complex.npz", weight.astype(complex))
    wrong("text.npz", np.array([["a", "b"]] * 3))
    wrong("structured.npz", np.zeros((3, 2), dtype=[("x", "<f8")]))
    wrong("transposed.npz", np.ascontiguousarray(weight.T))
    wrong("flat.npz", weight.ravel())
    wrong("scalar.npz", np.float64(3), "1.bias")
    wrong("empty.npz", np.zeros((3, 0)))
    wrong("more.npz", np.zeros(3), "2.bias")
    np.savez(folder / "less.npz", **{name: array for name, array in right.items() if name != "1.bias"})
    np.savez(folder / "renamed.npz", **{name.replace("0.bias", "0.b"): array for name, array in right.items()})
    np.savez_compressed(folder / "bomb.npz", **{**right, "0.weight": np.zeros(4_000_000)})
    np.save(folder / "one.npy", weight)


def read(files):
    for file in files:
        for name, array in np.load(file).items():
            order = "C" if array.flags.c_contiguous else "other"
            data = array.tobytes().hex()
            print(Path(file).name, name, array.dtype.str, str(array.shape).replace(" ", ""), order, data)


if sys.argv[1] == "write":
    write(Path(sys.argv[2]))
else:
    read(sys.argv[2:])
