package chainrule.examples.lab;

import java.awt.BorderLayout;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/** A small field over the pictures: a number is typed into it, and taken with Enter; up and down lead to its neighbours. */
@SuppressWarnings("serial")
final class NumberField extends JPanel {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final Spots.Choice choice;
    private final Consumer<Runnable> room;
    private final Consumer<String> complaints;
    private final Runnable leave;
    private final JLabel name = new JLabel();
    private final JTextField field = new JTextField(8);
    private int index;

    /**
     * Gives what is taken to the room.
     *
     * @param room runs something by its thread
     * @param leave is called when the field has done its work
     */
    NumberField(Spots.Choice choice, Consumer<Runnable> room, Consumer<String> complaints, Runnable leave) {
        super(new BorderLayout(8, 4));
        this.leave = leave;
        this.choice = choice;
        this.room = room;
        this.complaints = complaints;
        setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")),
                BorderFactory.createEmptyBorder(6, 8, 6, 8)));
        field.setName("number");
        name.setLabelFor(field);
        JLabel keys = new JLabel("Enter: set it, ↑ ↓: the others, Esc: leave");
        keys.setEnabled(false);
        add(name, BorderLayout.NORTH);
        add(field, BorderLayout.CENTER);
        add(keys, BorderLayout.SOUTH);
        addMouseListener(new MouseAdapter() {}); // what is pressed beside the field is not meant for the pictures
        bind("ENTER", this::take);
        bind("UP", () -> move(-1));
        bind("DOWN", () -> move(1));
        bind("ESCAPE", leave);
        move(choice.first());
    }

    private void bind(String key, Runnable action) {
        field.getInputMap().put(KeyStroke.getKeyStroke(key), key);
        field.getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }

    @Override
    public boolean requestFocusInWindow() {
        return field.requestFocusInWindow();
    }

    private void move(int places) {
        index = Math.floorMod(index + places, choice.numbers().size());
        Spots.Number number = choice.numbers().get(index);
        name.setText(number.name());
        field.getAccessibleContext().setAccessibleName(number.name());
        field.setText(text(number.value()));
        field.selectAll();
    }

    private static String text(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros().toString()
                : Double.toString(number);
    }

    private void take() {
        Spots.Number chosen = choice.numbers().get(index);
        if (field.getText().equals(text(chosen.value()))) { // not to round what is only looked at
            leave.run();
            return;
        }
        try {
            double number = Double.parseDouble(field.getText().strip());
            if (Math.abs(number) <= Spots.Number.LARGEST) {
                room.accept(() -> chosen.set().accept(number));
                leave.run();
                return;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that does not fit is
        }
        complaints.accept(name.getText() + ": a number from −" + Spots.Number.LARGEST + " to " + Spots.Number.LARGEST
                + ", not " + field.getText());
        field.selectAll();
    }
}
