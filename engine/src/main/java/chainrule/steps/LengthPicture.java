package chainrule.steps;

/**
 * A sum as lengths laid end to end: all that is added beside one term, that term, and their sum. When the term grows, the end moves as far.
 *
 * @param name of the term that grows
 * @param output of the sum
 * @param slope 1, or -1 where the term is subtracted
 */
record LengthPicture(String name, String output, double term, double sum, double slope) {
    void drawOn(Sketch sketch) {
        double rest = sum - slope * term;
        double size = Math.max(Math.abs(rest), Math.max(Math.abs(sum), Math.abs(term)));
        double growth = size == 0 ? 1 : Sketch.roundBelow(size / 4);
        double end = sum + slope * growth;
        double least = Math.min(Math.min(0, rest), Math.min(sum, end));
        double most = Math.max(Math.max(0, rest), Math.max(sum, end));
        double scale = (Sketch.RIGHT - Sketch.LEFT - 8) / (most - least);
        double zero = Sketch.LEFT + 4 - scale * least;
        double[] rows = {24, 60, 96};
        sketch.line("axis", zero, Sketch.TOP, zero, Sketch.BOTTOM)
                .line("hint", zero + scale * end, rows[1], zero + scale * end, rows[2])
                .line("length", zero, rows[0], zero + scale * rest, rows[0])
                .line("length", zero + scale * rest, rows[1], zero + scale * sum, rows[1])
                .line("run", zero + scale * sum, rows[1], zero + scale * end, rows[1])
                .line("length", zero, rows[2], zero + scale * sum, rows[2])
                .line("rise", zero + scale * sum, rows[2], zero + scale * end, rows[2])
                .text("side", zero + scale * rest / 2, rows[0] - 8, "rest of the sum = " + number(rest))
                .text(
                        "name",
                        zero + scale * (rest + sum) / 2,
                        rows[1] - 8,
                        (slope < 0 ? "\u2212 " : "") + name + " = " + number(term))
                .text("side", zero + scale * sum / 2, rows[2] - 8, output + " = " + number(sum))
                .quotient(output + " moves " + number(slope * growth), name + " grows " + number(growth));
    }

    private static String number(double x) {
        return Notation.MATHEMATICAL.number(x);
    }
}
