/**
 * A window in which one takes hold of what the lessons show: {@link chainrule.examples.lab.Lab} opens it.
 *
 * <p>A {@link chainrule.examples.lab.Room} is one subject without any window: {@link chainrule.examples.lab.Settings}, things to do, and a
 * {@link chainrule.examples.lab.Look} at pictures and figures. {@link chainrule.examples.lab.RoomThread} is where it computes. {@code RoomView},
 * with {@code Controls} and {@code PictureCanvas}, shows any room: a new room needs no window code, only a place in {@code Lab.rooms()}.
 */
package chainrule.examples.lab;
