package chainrule.examples.lab;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFormattedTextField;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.KeyStroke;
import javax.swing.SpinnerNumberModel;

/** A control for each setting of a room, which follows when the setting is changed elsewhere. */
@SuppressWarnings("serial")
final class Controls extends JPanel {
    private static final int TICKS_IN_A_ROW = 4;

    private final List<Runnable> updates = new ArrayList<>();
    private boolean updating;

    private final Consumer<String> complaints;

    /** Says by {@code complaints} what a field does not take. */
    Controls(Settings settings, Consumer<String> complaints) {
        super(new GridBagLayout());
        this.complaints = complaints;
        for (Setting<?> setting : settings.all()) {
            add(setting);
        }
    }

    /** Shows what the settings are now. */
    void update() {
        updating = true;
        updates.forEach(Runnable::run);
        updating = false;
    }

    private void add(Setting<?> setting) {
        if (setting instanceof ChoiceSetting<?> choice) {
            labelled(setting, combo(choice));
        } else if (setting instanceof SeveralSetting<?> several) {
            row(new JLabel(setting.label()), 0, 2);
            row(ticks(several), 0, 2);
        } else if (setting instanceof WholeSetting whole) {
            labelled(setting, spinner(whole));
        } else if (setting instanceof DecimalSetting decimal) {
            labelled(setting, slider(decimal));
        } else if (setting instanceof ToggleSetting toggle) {
            row(checkBox(toggle), 0, 2);
        }
    }

    private void labelled(Setting<?> setting, JComponent control) {
        JLabel label = new JLabel(setting.label());
        label.setLabelFor(control instanceof JPanel panel ? (JComponent) panel.getComponent(0) : control);
        boolean tall = control instanceof JPanel;
        row(label, 0, tall ? 2 : 1);
        row(control, tall ? 0 : 1, tall ? 2 : 1);
    }

    private int row = -1;

    private void row(Component component, int column, int width) {
        if (column == 0) {
            row++;
        }
        add(
                component,
                new GridBagConstraints(
                        column,
                        row,
                        width,
                        1,
                        column == 0 && width == 1 ? 0 : 1,
                        0,
                        GridBagConstraints.WEST,
                        GridBagConstraints.HORIZONTAL,
                        new Insets(2, 2, 2, 4),
                        0,
                        0));
    }

    private <T> JComponent combo(ChoiceSetting<T> setting) {
        JComboBox<T> combo = new JComboBox<>();
        setting.options().forEach(combo::addItem);
        combo.setRenderer(new DefaultListCellRenderer() {
            @Override
            @SuppressWarnings("unchecked")
            public Component getListCellRendererComponent(
                    JList<?> list, Object value, int index, boolean selected, boolean focused) {
                return super.getListCellRendererComponent(list, setting.name((T) value), index, selected, focused);
            }
        });
        combo.setName(setting.key());
        combo.addActionListener(event -> change(() -> setting.set(combo.getItemAt(combo.getSelectedIndex()))));
        updates.add(() -> combo.setSelectedItem(setting.value()));
        return combo;
    }

    /** A box to tick for each option; the last one that is ticked stays so. */
    private <T> JComponent ticks(SeveralSetting<T> setting) {
        JPanel boxes = new JPanel(new GridLayout(0, TICKS_IN_A_ROW));
        for (T option : setting.options()) {
            JCheckBox box = new JCheckBox(setting.name(option));
            box.setName(setting.key() + "." + setting.name(option));
            box.getAccessibleContext().setAccessibleName(setting.label() + ": " + setting.name(option));
            box.addActionListener(event -> change(() -> setting.set(option, box.isSelected())));
            updates.add(() -> box.setSelected(setting.value().contains(option)));
            updates.add(() -> box.setEnabled(!setting.value().equals(List.of(option))));
            boxes.add(box);
        }
        return boxes;
    }

    private JComponent spinner(WholeSetting setting) {
        JSpinner spinner =
                new JSpinner(new SpinnerNumberModel(setting.value().intValue(), setting.min(), setting.max(), 1));
        spinner.setName(setting.key());
        spinner.addChangeListener(event -> change(() -> setting.set(((Number) spinner.getValue()).intValue())));
        teach(spinner, setting.label() + ": " + setting.bounds());
        updates.add(() -> enable(setting, spinner));
        updates.add(() -> spinner.setValue(setting.value()));
        return spinner;
    }

    /** A slider to move and a field to type into. */
    private JComponent slider(DecimalSetting setting) {
        int places = (int) Math.round((setting.max() - setting.min()) / setting.step());
        JSlider slider = new JSlider(0, places);
        slider.setName(setting.key());
        slider.setPreferredSize(new Dimension(110, slider.getPreferredSize().height));
        JSpinner field = new JSpinner(
                new SpinnerNumberModel(setting.value().doubleValue(), setting.min(), setting.max(), setting.step()));
        JSpinner.NumberEditor editor = new JSpinner.NumberEditor(field, "0.#####");
        editor.getTextField().setColumns(5);
        field.setEditor(editor);
        field.setName(setting.key() + ".field");
        slider.addChangeListener(event ->
                change(() -> setting.set(setting.nearest(setting.min() + slider.getValue() * setting.step()))));
        field.addChangeListener(event -> change(() -> setting.set(((Number) field.getValue()).doubleValue())));
        updates.add(() -> {
            slider.setValue((int) Math.round((setting.value() - setting.min()) / setting.step()));
            field.setValue(setting.value());
        });
        teach(field, setting.label() + ": " + setting.bounds());
        slider.setToolTipText(setting.bounds());
        updates.add(() -> enable(setting, slider));
        updates.add(() -> enable(setting, field));
        JPanel both = new JPanel(new BorderLayout(4, 0));
        both.add(slider, BorderLayout.CENTER);
        both.add(field, BorderLayout.EAST);
        return both;
    }

    /** What is typed takes effect with Enter; what is refused is taken back, with a word why. */
    private void teach(JSpinner spinner, String expected) {
        spinner.setToolTipText(expected);
        JFormattedTextField field = ((JSpinner.DefaultEditor) spinner.getEditor()).getTextField();
        field.setToolTipText(expected);
        field.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), "take");
        field.getActionMap().put("take", new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                try {
                    spinner.commitEdit();
                } catch (ParseException e) {
                    complaints.accept(expected + ", not " + field.getText());
                    field.setValue(spinner.getValue());
                }
            }
        });
    }

    private static void enable(Setting<?> setting, JComponent control) {
        control.setEnabled(setting.matters());
    }

    private JComponent checkBox(ToggleSetting setting) {
        JCheckBox box = new JCheckBox(setting.label());
        box.setName(setting.key());
        box.addActionListener(event -> change(() -> setting.set(box.isSelected())));
        updates.add(() -> box.setSelected(setting.value()));
        return box;
    }

    /** What a control shows because the setting changed does not change the setting. */
    private void change(Runnable change) {
        if (!updating) {
            change.run();
        }
    }
}
