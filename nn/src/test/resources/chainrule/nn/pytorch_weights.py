"""Files of PyTorchWeightsTest: weights of ours are read by PyTorch, weights of PyTorch are written, and the outputs of all are noted.

    mvn test -pl engine,nn -Dtest=PyTorchWeightsTest -Dsurefire.failIfNoSpecifiedTests=false -DpytorchFiles=FOLDER    (writes ours into FOLDER)
    python3 pytorch_weights.py FOLDER                                               (Debian's python3-torch)

Made with PyTorch 1.13 and NumPy 1.24.
"""
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path(sys.argv[1])
INPUTS = [[0.5, -1.0], [-2.0, 0.25], [3.0, 3.0], [0.0, 0.0], [-0.125, 7.0]]


class Layer(nn.Linear):
    """A layer as in Chainrule: the activation is part of it, and has no number of its own."""

    def __init__(self, inputs, outputs, activation):
        super().__init__(inputs, outputs)
        self.activation = activation

    def forward(self, x):
        return self.activation(super().forward(x))


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return x + self.inner(x)


def load(file, model):
    """Every name must be there, and no other: strict is the default."""
    arrays = np.load(FOLDER / file)
    model.load_state_dict({k: torch.from_numpy(v) for k, v in arrays.items() if not k.startswith("chainrule.")})
    return model


def save(file, model):
    np.savez(FOLDER / file, **{k: v.numpy() for k, v in model.state_dict().items()})
    return model


def trained(model, dtype):
    """A few steps, so that running figures are not those of the start."""
    x = torch.randn(32, 2, dtype=dtype)
    optimizer = torch.optim.Adam(model.parameters(), 0.05)
    for _ in range(20):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x)[:, 0], x[:, 0] * x[:, 1]).backward()
        optimizer.step()
    return model


def note(lines, file, model):
    for k, v in model.state_dict().items():
        if v.dtype != torch.int64:
            lines.append(f"{file} numbers {k} " + " ".join(float(x).hex() for x in v.flatten().tolist()))
    with torch.no_grad():
        outputs = model.double().eval()(torch.tensor(INPUTS, dtype=torch.float64))
    for row, output in zip(INPUTS, outputs.tolist()):
        lines.append(f"{file} outputs {row[0]} {row[1]} " + " ".join(x.hex() for x in output))


torch.manual_seed(1)
notes = ["# by pytorch_weights.py"]
note(notes, "ours-mlp.npz", load("ours-mlp.npz", nn.Sequential(
    Layer(2, 4, nn.Tanh()), Layer(4, 4, nn.Tanh()), Layer(4, 2, nn.Identity())).double()))
note(notes, "ours-chain.npz", load("ours-chain.npz", nn.Sequential(
    Layer(2, 4, nn.PReLU()), nn.BatchNorm1d(4),
    Residual(nn.Sequential(nn.LayerNorm(4), Layer(4, 4, nn.GELU()))), Layer(4, 1, nn.Sigmoid())).double()))
note(notes, "theirs-mlp.npz", save("theirs-mlp.npz", trained(nn.Sequential(
    nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 1)).double(), torch.float64)))
note(notes, "theirs-chain.npz", save("theirs-chain.npz", trained(nn.Sequential(
    nn.Linear(2, 4), nn.Tanh(), nn.BatchNorm1d(4), nn.LayerNorm(4), nn.Linear(4, 1)), torch.float32)))
(FOLDER / "pytorch-weights.txt").write_text("\n".join(notes) + "\n")
