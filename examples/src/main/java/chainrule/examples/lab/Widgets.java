package chainrule.examples.lab;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;

/** The parts that a room on the screen is put together from. */
final class Widgets {
    private Widgets() {}

    /** As wide as its column. */
    static JButton button(String name, Runnable action) {
        return prepared(new JButton(), name, action);
    }

    /** One that shows whether it is chosen. */
    static JToggleButton choice(String name, Runnable action) {
        return prepared(new JToggleButton(), name, action);
    }

    private static <B extends AbstractButton> B prepared(B button, String name, Runnable action) {
        button.setText(name);
        button.setName(name);
        button.setAlignmentX(Component.LEFT_ALIGNMENT);
        button.setMaximumSize(new Dimension(Integer.MAX_VALUE, button.getPreferredSize().height));
        button.addActionListener(event -> action.run());
        return button;
    }

    /** For parts one below another. */
    static JPanel column() {
        JPanel column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        return column;
    }

    /** Something under a pale title. */
    static JComponent titled(String title, JComponent content) {
        JPanel panel = new JPanel(new BorderLayout());
        panel.setBorder(BorderFactory.createEmptyBorder(0, 0, 8, 4));
        JLabel label = new JLabel(title);
        label.setEnabled(false);
        panel.add(label, BorderLayout.NORTH);
        panel.add(content, BorderLayout.CENTER);
        panel.setAlignmentX(Component.LEFT_ALIGNMENT);
        return panel;
    }

    /** Words that cannot be changed, in as many lines as they need. */
    static JTextArea text(String name) {
        JTextArea text = new JTextArea();
        text.setName(name);
        text.setEditable(false);
        text.setFocusable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setOpaque(false);
        text.setBorder(BorderFactory.createEmptyBorder(2, 2, 2, 2));
        return text;
    }

    /** With a bar at its right where the content is too tall. */
    static JScrollPane scrolling(JComponent content, int width) {
        JPanel top = new Column();
        top.add(content, BorderLayout.NORTH);
        JScrollPane scroll = new JScrollPane(
                top, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(null);
        scroll.setPreferredSize(new Dimension(width, 400));
        return scroll;
    }

    /** As wide as what is seen of it, so that nothing hides behind the scroll bar. */
    @SuppressWarnings("serial")
    private static final class Column extends JPanel implements Scrollable {
        Column() {
            super(new BorderLayout());
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return getPreferredSize();
        }

        @Override
        public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
            return 16;
        }

        @Override
        public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
            return visible.height;
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            return false;
        }
    }
}
