package chainrule.examples.lab.playground;

/** Where a neuron stands: its layer, counted from 1 since the inputs are layer 0, and its number in it, from 0. */
record Place(int layer, int unit) {
    /** The nearest place where there is a neuron, in a net of these sizes. */
    Place within(int[] sizes) {
        int inside = Math.max(1, Math.min(sizes.length - 1, layer));
        return new Place(inside, Math.max(0, Math.min(sizes[inside] - 1, unit)));
    }

    Place moved(int layers, int units) {
        return new Place(layer + layers, unit + units);
    }
}
