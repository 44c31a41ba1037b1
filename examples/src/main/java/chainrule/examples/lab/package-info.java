/**
 * A window in which one takes hold of what the lessons show: {@link chainrule.examples.lab.Lab} opens it.
 *
 * <p>A {@link chainrule.examples.lab.Room} is one subject without any window: {@link chainrule.examples.lab.Settings}, things to do, and a
 * {@link chainrule.examples.lab.Look} at pictures and figures, with the {@link chainrule.examples.lab.Spots} that can be read and set on them. {@link chainrule.examples.lab.RoomThread} is where it computes. {@code LabWindow} shows
 * all rooms and {@code RoomView} any one of them, with {@code Controls}, {@code PictureCanvas} and {@code Keeping}: a new room needs no window code,
 * only a place in {@code Lab.rooms()}.
 *
 * <p>Each room has a package of its own, and in it small classes of four kinds. The one called {@code ...Room} answers buttons, keys and the
 * mouse. {@code ...Settings} is what can be chosen, and the presets. Then comes the experiment: what is built, trained and measured, and in the end
 * handed out as {@code ...Figures}, which know nothing of pictures. {@code ...Look} turns these figures into pictures and sentences, and nothing
 * else draws. What only one room needs is in its package; what two need, as {@code ActivationSettings}, is here.
 */
package chainrule.examples.lab;
