package chainrule.examples.lab;

import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.Picture;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;

/** The pictures of a room, as large as they can be in the space there is. Pressing, dragging and arrow keys are passed on. */
@SuppressWarnings("serial")
final class PictureCanvas extends JPanel {
    /** What is done over the pictures. */
    interface Hand {
        void touch(Touch touch);

        void arrow(int right, int up);

        /** Enter was pressed. */
        void enter();
    }

    /** So that what is meant stays in sight. */
    private static final int BELOW = 24;

    private final Surface surface = new Surface();
    private final Hand hand;
    private Look look = new Look(List.of(), List.of());
    private List<Picture> pictures = List.of();
    private int held = -1;

    PictureCanvas(Hand hand) {
        super(new BorderLayout());
        this.hand = hand;
        setName("pictures");
        setBorder(BorderFactory.createEmptyBorder(2, 2, 2, 2));
        add(surface);
    }

    void show(Look look) {
        this.look = look;
        pictures = look.pictures();
        surface.getAccessibleContext()
                .setAccessibleName(pictures.stream().map(Picture::title).collect(Collectors.joining("; ")));
        surface.getAccessibleContext()
                .setAccessibleDescription(Stream.concat(look.readouts().stream(), Stream.of(look.verdict()))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(". ")));
        surface.repaint();
    }

    /** Where a picture lies, for those who want to press on it. */
    Rectangle cell(int index) {
        return surface.cell(index);
    }

    /** Puts something small over the pictures, a little below a place, in place of what is there. */
    void open(JComponent over, int x, int y) {
        closeOver();
        Dimension size = over.getPreferredSize();
        over.setBounds(
                Math.max(0, Math.min(x, surface.getWidth() - size.width)),
                Math.max(0, Math.min(y + BELOW, surface.getHeight() - size.height)),
                size.width,
                size.height);
        surface.add(over);
        over.validate();
        over.requestFocusInWindow();
        surface.repaint();
    }

    /** Takes it away again; the keyboard is with the pictures then. */
    void closeOver() {
        if (surface.getComponentCount() > 0) {
            surface.removeAll();
            surface.requestFocusInWindow();
            surface.repaint();
        }
    }

    JComponent surface() {
        return surface;
    }

    private final class Surface extends JPanel {
        Surface() {
            super(null);
            setFocusable(true);
            setPreferredSize(new Dimension(640, 480));
            setMinimumSize(new Dimension(200, 150));
            MouseAdapter mouse = new MouseAdapter() {
                @Override
                public void mousePressed(MouseEvent event) {
                    closeOver();
                    requestFocusInWindow();
                    held = indexAt(event);
                    pass(event, kind(event));
                }

                @Override
                public void mouseDragged(MouseEvent event) {
                    pass(event, Touch.Kind.DRAG);
                }
            };
            addMouseListener(mouse);
            addMouseMotionListener(mouse);
            addFocusListener(new FocusAdapter() {
                @Override
                public void focusGained(FocusEvent event) {
                    repaint();
                }

                @Override
                public void focusLost(FocusEvent event) {
                    repaint();
                }
            });
            bind("LEFT", () -> hand.arrow(-1, 0));
            bind("RIGHT", () -> hand.arrow(1, 0));
            bind("UP", () -> hand.arrow(0, 1));
            bind("DOWN", () -> hand.arrow(0, -1));
            bind("ENTER", () -> hand.enter());
            ToolTipManager.sharedInstance().registerComponent(this);
        }

        /** What stands under the pointer. */
        @Override
        public String getToolTipText(MouseEvent event) {
            int index = indexAt(event);
            String words = index < 0 ? "" : look.spots().words(touch(index, event, Touch.Kind.PRESS));
            return words.isEmpty() ? null : words;
        }

        private void bind(String key, Runnable action) {
            getInputMap().put(KeyStroke.getKeyStroke(key), key);
            getActionMap().put(key, new AbstractAction() {
                @Override
                public void actionPerformed(ActionEvent event) {
                    action.run();
                }
            });
        }

        private Touch.Kind kind(MouseEvent event) {
            if (event.isShiftDown()) {
                return Touch.Kind.SHIFT_PRESS;
            }
            return SwingUtilities.isRightMouseButton(event) || event.isControlDown()
                    ? Touch.Kind.OTHER_PRESS
                    : Touch.Kind.PRESS;
        }

        private int indexAt(MouseEvent event) {
            for (int i = 0; i < pictures.size(); i++) {
                if (cell(i).contains(event.getPoint())) {
                    return i;
                }
            }
            return -1;
        }

        /** A drag belongs to the picture that it began on. */
        private void pass(MouseEvent event, Touch.Kind kind) {
            if (held >= 0 && held < pictures.size()) {
                hand.touch(touch(held, event, kind));
            }
        }

        private Touch touch(int index, MouseEvent event, Touch.Kind kind) {
            Rectangle cell = cell(index);
            return new Touch(
                    pictures.get(index),
                    index,
                    event.getX() - cell.x,
                    event.getY() - cell.y,
                    cell.width,
                    cell.height,
                    kind);
        }

        /** The number of columns that leaves the pictures largest. */
        private int columns() {
            int best = 1;
            for (int columns = 2; columns <= pictures.size(); columns++) {
                if (scale(columns) > scale(best)) {
                    best = columns;
                }
            }
            return best;
        }

        private double scale(int columns) {
            double height = (double) getHeight() / rows(columns);
            double scale = Double.POSITIVE_INFINITY;
            for (int i = 0; i < pictures.size(); i++) {
                double width = (double) getWidth() / inRow(i / columns, columns);
                scale = Math.min(
                        scale,
                        Math.min(
                                width / pictures.get(i).width(),
                                height / pictures.get(i).height()));
            }
            return scale;
        }

        /** Those of the last row share its whole width. */
        private int inRow(int row, int columns) {
            return Math.min(columns, pictures.size() - row * columns);
        }

        private int rows(int columns) {
            return (pictures.size() + columns - 1) / columns;
        }

        Rectangle cell(int index) {
            int columns = columns();
            int rows = rows(columns);
            int row = index / columns;
            int inRow = inRow(row, columns);
            int x = index % columns * getWidth() / inRow;
            int right = (index % columns + 1) * getWidth() / inRow;
            int y = row * getHeight() / rows;
            int bottom = (row + 1) * getHeight() / rows;
            return new Rectangle(x, y, right - x, bottom - y);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics;
            g.setColor(HouseStyle.paper());
            g.fillRect(0, 0, getWidth(), getHeight());
            for (int i = 0; i < pictures.size(); i++) {
                Rectangle cell = cell(i);
                Graphics2D part = (Graphics2D) g.create(cell.x, cell.y, cell.width, cell.height);
                pictures.get(i).paint(part, cell.width, cell.height);
                part.dispose();
            }
            if (isFocusOwner()) {
                g.setColor(UIManager.getColor("Component.focusColor"));
                g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
            }
        }
    }
}
