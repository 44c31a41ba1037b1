package chainrule.examples.plot;

import chainrule.engine.BinaryOperation;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import chainrule.steps.layout.Layout;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small expression as boxes from left to right: values and gradients in the boxes, local derivatives on the edges, as they are when the
 * picture is made.
 */
public final class GraphPicture extends TitledPicture<GraphPicture> {
    private static final double WIDTH = 92;
    private static final double LINE = 15;
    private static final double INSET = 5;
    private static final double ARC = 8;

    /** Lengths of {@link Layout} are for a page; here columns stand closer. */
    private static final double CLOSER = 0.62;

    /** Fits between two columns. */
    private static final double LABEL = 44;

    private static final double MOST_ENLARGED = 1.5;
    private static final int DIGITS = 3;
    private static final BasicStroke EDGE = new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final Color ink = HouseStyle.ink();
    private final Color grey = HouseStyle.grey();
    private final Color line = HouseStyle.axis();
    private final Color paper = HouseStyle.paper();
    private final Color forward = HouseStyle.blue();
    private final Color backward = HouseStyle.orange();
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> locals = new ArrayList<>();
    private final Layout layout;

    /** A row of a box: a word at the left, and what it is at the right. */
    private record Row(String word, String figure, Color color) {}

    private record Node(List<Row> rows, boolean leaf) {
        double height() {
            return rows.size() * LINE + 2 * INSET - 2;
        }
    }

    /** Takes the last node of the expression, after its backward pass. */
    public GraphPicture(String title, Value output) {
        super(title);
        List<Layout.Box> boxes = new ArrayList<>();
        Map<Value, Integer> positions = new IdentityHashMap<>();
        for (Value value : Check.notNull("output", output).graph()) {
            Node node = node(value);
            positions.put(value, nodes.size());
            nodes.add(node);
            boxes.add(new Layout.Box(
                    WIDTH / CLOSER,
                    node.height() / CLOSER,
                    value.inputs().stream().map(positions::get).toList()));
            for (int i = 0; i < value.inputs().size(); i++) {
                locals.add(number(value.localDerivative(i)));
            }
        }
        layout = Layout.of(boxes);
        size((int) (CLOSER * layout.width() + 2 * PADDING), (int) (CLOSER * layout.height() + 2 * PADDING) + 48);
    }

    private Node node(Value value) {
        Row gradient = new Row("grad", number(value.grad()), backward);
        return value.isLeaf()
                ? new Node(List.of(new Row(value.label(), number(value.data()), forward), gradient), true)
                : new Node(
                        List.of(
                                new Row(value.label(), sign(value.operation()), grey),
                                new Row("value", number(value.data()), forward),
                                gradient),
                        false);
    }

    /** An operation as it is written by hand. */
    private static String sign(Operation operation) {
        if (operation.equals(new WithConstant(BinaryOperation.POWER, 2))) {
            return "squared";
        }
        boolean isArithmetic = operation instanceof WithConstant
                || operation instanceof BinaryOperation
                || operation == ElementaryFunction.NEGATE;
        return isArithmetic ? operation.symbol().replace('*', '×').replace('-', '−') : operation.symbol();
    }

    private static String number(double value) {
        return Numbers.text(value, DIGITS);
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        double graphWidth = CLOSER * layout.width();
        double graphHeight = CLOSER * layout.height();
        double fit = Math.min(MOST_ENLARGED, Math.min(width / graphWidth, height / graphHeight));
        g.translate((width - fit * graphWidth) / 2, (height - fit * graphHeight) / 2);
        g.scale(fit, fit);
        layout.edges().forEach(edge -> paintEdge(g, edge));
        for (int i = 0; i < locals.size(); i++) {
            paintLocal(g, layout.edges().get(i).label(), locals.get(i));
        }
        for (int i = 0; i < nodes.size(); i++) {
            paintNode(g, nodes.get(i), CLOSER * layout.x(i), CLOSER * layout.y(i));
        }
    }

    private void paintEdge(Graphics2D g, Layout.Edge edge) {
        List<Layout.Point> points = edge.points();
        Path2D path = new Path2D.Double();
        path.moveTo(CLOSER * points.get(0).x(), CLOSER * points.get(0).y());
        for (int i = 1; i < points.size(); i++) {
            double fromY = CLOSER * points.get(i - 1).y();
            double toX = CLOSER * points.get(i).x();
            double toY = CLOSER * points.get(i).y();
            double middle = (CLOSER * points.get(i - 1).x() + toX) / 2;
            path.curveTo(middle, fromY, middle, toY, toX, toY);
        }
        g.setColor(line);
        g.setStroke(EDGE);
        g.draw(path);
    }

    private void paintLocal(Graphics2D g, Layout.Point place, String local) {
        double x = CLOSER * place.x();
        double y = CLOSER * place.y();
        Font font = Text.fitting(g, HouseStyle.TICK, local, LABEL);
        double width = Text.width(g, font, local) + 4;
        g.setColor(paper);
        g.fill(new Rectangle2D.Double(x - width / 2, y - 7, width, 14));
        Text.line(g, font, ink, local, Text.Anchor.CENTER, x, y);
    }

    private void paintNode(Graphics2D g, Node node, double x, double y) {
        RoundRectangle2D box = new RoundRectangle2D.Double(x, y, WIDTH, node.height(), ARC, ARC);
        g.setColor(HouseStyle.mix(paper, forward, node.leaf ? 0.1 : 0));
        g.fill(box);
        g.setColor(line);
        g.setStroke(EDGE);
        g.draw(box);
        for (int i = 0; i < node.rows.size(); i++) {
            Row row = node.rows.get(i);
            double middle = y + INSET - 1 + (i + 0.5) * LINE;
            Font font = i == 0 ? HouseStyle.BOLD : HouseStyle.TICK;
            Text.line(g, font, i == 0 ? ink : grey, row.word, Text.Anchor.LEFT, x + INSET, middle);
            double right = x + WIDTH - INSET;
            double room = WIDTH - 3 * INSET - Text.width(g, font, row.word);
            Font fitting = Text.fitting(g, HouseStyle.TEXT, row.figure, room);
            Text.line(g, fitting, row.color, row.figure, Text.Anchor.RIGHT, right, middle);
        }
    }
}
