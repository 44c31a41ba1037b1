package chainrule.examples.lab;

import chainrule.examples.plot.Theme;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.io.File;
import javax.swing.ButtonGroup;
import javax.swing.JFileChooser;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.KeyStroke;

/** The menus of the window: settings as a file, how all looks, and which room. */
final class LabMenu {
    private final LabWindow window;

    LabMenu(LabWindow window) {
        this.window = window;
    }

    JMenuBar bar() {
        JMenu file = new JMenu("File");
        file.setMnemonic(KeyEvent.VK_F);
        file.add(item("Open settings…", KeyEvent.VK_O, this::openSettings));
        file.add(item("Save settings…", KeyEvent.VK_S, this::saveSettings));
        file.addSeparator();
        PointsMenu.of(window).ifPresent(points -> points.addTo(file));
        file.add(item("Close", KeyEvent.VK_W, window.frame()::dispose));
        JMenu view = new JMenu("View");
        view.setMnemonic(KeyEvent.VK_V);
        ButtonGroup themes = new ButtonGroup();
        view.add(theme("Light", Theme.LIGHT, themes)).setSelected(true);
        view.add(theme("Dark", Theme.DARK, themes));
        view.addSeparator();
        for (int i = 0; i < window.views().size(); i++) {
            int index = i;
            view.add(item(
                    window.views().get(i).room().name(),
                    KeyEvent.VK_1 + i,
                    () -> window.tabs().setSelectedIndex(index)));
        }
        JMenuBar bar = new JMenuBar();
        bar.add(file);
        bar.add(view);
        return bar;
    }

    static JMenuItem item(String name, int key, Runnable action) {
        JMenuItem item = new JMenuItem(name);
        item.setAccelerator(
                KeyStroke.getKeyStroke(key, Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx()));
        item.addActionListener(event -> action.run());
        return item;
    }

    private JMenuItem theme(String name, Theme theme, ButtonGroup group) {
        JRadioButtonMenuItem item = new JRadioButtonMenuItem(name);
        item.addActionListener(event -> window.use(theme));
        group.add(item);
        return item;
    }

    private void openSettings() {
        JFileChooser chooser = new JFileChooser();
        if (chooser.showOpenDialog(window.frame()) == JFileChooser.APPROVE_OPTION) {
            window.openSettings(chooser.getSelectedFile().toPath());
        }
    }

    private void saveSettings() {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(new File("lab-settings.txt"));
        if (chooser.showSaveDialog(window.frame()) == JFileChooser.APPROVE_OPTION
                && Keeping.mayReplace(window.frame(), chooser.getSelectedFile())) {
            window.saveSettings(chooser.getSelectedFile().toPath());
        }
    }
}
