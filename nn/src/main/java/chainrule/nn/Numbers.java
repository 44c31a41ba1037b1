package chainrule.nn;

import chainrule.engine.Value;

/** Numbers where they live, to be read when they are saved, and to be set when they are loaded. */
interface Numbers {
    int size();

    double get(int i);

    void set(int i, double number);

    /** What each has to be, for a message. */
    default String expected() {
        return "a number";
    }

    default boolean allows(double number) {
        return true;
    }

    /** What is learned. */
    record Leaves(Value... leaves) implements Numbers {
        @Override
        public int size() {
            return leaves.length;
        }

        @Override
        public double get(int i) {
            return leaves[i].data();
        }

        @Override
        public void set(int i, double number) {
            leaves[i].setData(number);
        }
    }

    /** What is remembered, in an array that is changed in place. */
    record Figures(double... figures) implements Numbers {
        @Override
        public int size() {
            return figures.length;
        }

        @Override
        public double get(int i) {
            return figures[i];
        }

        @Override
        public void set(int i, double number) {
            figures[i] = number;
        }
    }
}
