/**
 * Arrays in the files of NumPy, {@code .npz}: a zip of {@code .npy} files, one for each array; the NumPy Manual, "numpy.lib.format". {@link
 * chainrule.npz.Npz} reads and writes them. What a file says of itself is not believed: an array is read only by somebody who knows its shape.
 *
 * <p>Nothing of nets is known here.
 */
package chainrule.npz;
