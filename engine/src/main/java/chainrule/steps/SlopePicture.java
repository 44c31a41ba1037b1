package chainrule.steps;

import chainrule.engine.BinaryOperation;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import java.util.List;

/**
 * What a local derivative looks like. A factor of a product is a side of a rectangle, a term of a sum a length, anything else has a curve.
 * Each picture shows the input a little larger, and what that does to the output; all inputs beside it are held fixed.
 */
final class SlopePicture {
    /** Pages of larger graphs would become too large. */
    static final int MOST_EDGES = 1000;

    private final Recording recording;

    SlopePicture(Recording recording) {
        this.recording = recording;
    }

    /** The marks of a {@link Sketch}, none where there is no finite slope to show. */
    List<Object> of(Recording.Edge edge) {
        Value node = recording.nodes().get(edge.node());
        double slope = edge.step().localDerivative();
        double x = edge.step().input().data();
        boolean isFinite = Double.isFinite(x) && Double.isFinite(slope) && Double.isFinite(node.data());
        boolean isOrdinary = Math.abs(x) < 1e9 && Math.abs(node.data()) < 1e9;
        if (!isFinite || !isOrdinary || recording.edges().size() > MOST_EDGES) {
            return List.of();
        }
        Sketch sketch = new Sketch();
        Operation operation = node.operation();
        if (isProduct(operation, edge.slot(), node)) {
            new AreaPicture(recording.name(edge.input()), x, partner(node, edge.slot()), slope).drawOn(sketch);
        } else if (isSum(operation)) {
            new LengthPicture(recording.name(edge.input()), recording.name(edge.node()), x, node.data(), slope)
                    .drawOn(sketch);
        } else {
            new CurvePicture(node, edge.slot(), recording.name(edge.input()), slope).drawOn(sketch);
        }
        return sketch.marks();
    }

    private static boolean isProduct(Operation operation, int slot, Value node) {
        boolean isFactor =
                operation == NaryOperation.DOT && slot < node.inputs().size() / 2 * 2;
        return isFactor || operation == BinaryOperation.TIMES || isWithConstant(operation, BinaryOperation.TIMES);
    }

    /** All that is left is a sum. */
    private static boolean isSum(Operation operation) {
        return operation == NaryOperation.DOT
                || operation == NaryOperation.SUM
                || operation == BinaryOperation.PLUS
                || operation == BinaryOperation.MINUS
                || isWithConstant(operation, BinaryOperation.PLUS)
                || isWithConstant(operation, BinaryOperation.MINUS);
    }

    private static boolean isWithConstant(Operation operation, BinaryOperation operator) {
        return operation instanceof WithConstant with && with.operator() == operator;
    }

    /** The name of the other factor; a constant has none. */
    private String partner(Value node, int slot) {
        if (node.operation() instanceof WithConstant) {
            return "";
        }
        int n = node.inputs().size() / 2;
        Value other = node.inputs().get(slot < n ? slot + n : slot - n);
        return recording.name(recording.position(other));
    }
}
