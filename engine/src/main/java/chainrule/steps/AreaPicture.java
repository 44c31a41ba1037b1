package chainrule.steps;

/**
 * A product as the area of a rectangle: one factor to the right, the other one upward, what is negative to the left and downward. When a
 * factor grows, the area changes by a strip as long as the other factor.
 *
 * @param name of the factor that grows
 * @param partner name of the other factor, empty for a constant
 * @param height the other factor
 */
record AreaPicture(String name, double width, String partner, double height) {
    private static final double LOWEST = Sketch.BOTTOM - 14;

    void drawOn(Sketch sketch) {
        double growth = width == 0 ? 1 : Sketch.roundBelow(Math.abs(width) / 3);
        double from = Math.min(0, width);
        double scale = 110 / (Math.max(0, width + growth) - from);
        double zero = Sketch.LEFT + 2 - scale * from;
        double right = zero + scale * width;
        double end = zero + scale * (width + growth);
        double ground = height < 0 ? Sketch.TOP + 14 : LOWEST;
        double top = height < 0 ? LOWEST : height > 0 ? Sketch.TOP + 14 : LOWEST;
        sketch.rectangle("area", zero, ground, right, top)
                .rectangle("strip", right, ground, end, top)
                .line("axis", zero, Sketch.TOP + 4, zero, Sketch.BOTTOM - 4)
                .line("axis", Sketch.LEFT, ground, Math.max(end, zero) + 8, ground)
                .line("grown", right, ground, end, ground)
                .text(
                        "name",
                        (zero + right) / 2,
                        height < 0 ? Sketch.TOP + 8 : Sketch.BOTTOM,
                        name + " = " + number(width))
                .beside(
                        "height",
                        Math.max(end, zero) + 12,
                        (ground + top) / 2 + 4,
                        (partner.isEmpty() ? "" : partner + " = ") + number(height))
                .quotient("strip " + number(growth * height), name + " grows " + number(growth));
    }

    private static String number(double x) {
        return Notation.MATHEMATICAL.number(x);
    }
}
