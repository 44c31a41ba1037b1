/**
 * Neurons, layers and nets, how they learn, and figures that show whether they do.
 *
 * <p><b>Nets.</b> A {@link chainrule.nn.Neuron} is one formula, a {@link chainrule.nn.Layer} has many of them, an {@link
 * chainrule.nn.MLP} is layers in a row. That in general is a {@link chainrule.nn.Sequential}, a chain of any {@link chainrule.nn.Block};
 * read {@code Block} before you write one of your own. {@link chainrule.nn.Initializer} says how large weights are at the start, {@link
 * chainrule.nn.PRelu} is an activation that learns. A {@link chainrule.nn.Transformer} reads tokens instead of numbers: {@link
 * chainrule.nn.Embedding} turns them into rows, {@link chainrule.nn.SelfAttention} lets rows look at each other, {@link
 * chainrule.nn.FeedForward} works on each of them, with maps that are {@link chainrule.nn.Linear}.
 *
 * <p><b>Learning.</b> {@link chainrule.nn.Loss} is what the backward pass starts from, an {@link chainrule.nn.Optimizer} uses the
 * gradients: {@link chainrule.nn.Sgd}, {@link chainrule.nn.Adam}, {@link
 * chainrule.nn.AdamW} or {@link chainrule.nn.RmsProp}. {@link chainrule.nn.Schedule} says how its learning rate goes on, {@link
 * chainrule.nn.Clipping} keeps gradients small. What it can improve is {@link chainrule.nn.Trainable}.
 *
 * <p><b>Looking at it.</b> A {@link chainrule.nn.Probe} keeps the pre-activations and outputs of each layer with the gradients that arrive
 * there. {@link chainrule.nn.GradientFlow} is about gradients, {@link chainrule.nn.LayerActivity} and {@link chainrule.nn.DeadUnits} are
 * about signals, {@link chainrule.nn.UpdateRatio} is about steps. {@code Observer} is how they hear of what layers do.
 *
 * <p><b>Keeping it.</b> {@code net.save(file)}, {@code net.loadWeights(file)} and {@link chainrule.nn.MLP#load} keep a net in a file that NumPy
 * and PyTorch read, by the names of {@link chainrule.nn.StateDict}. A {@link chainrule.nn.Checkpoint} also keeps the optimizer and the {@link
 * chainrule.nn.SplitMix64} generators, so that training goes on where it stopped.
 *
 * <p>Of this library, {@code chainrule.engine} is used here, and {@code chainrule.npz} for files. There is no data and no picture in this
 * package.
 */
package chainrule.nn;
