package chainrule.nn;

import java.util.function.IntToLongFunction;

/** Whole numbers of a range, which a double holds exactly. */
record WholeNumbers(int size, IntToLongFunction getter, Setter setter, long lowest, long highest) implements Numbers {
    interface Setter {
        void set(int i, long number);
    }

    @Override
    public double get(int i) {
        return getter.applyAsLong(i);
    }

    @Override
    public void set(int i, double number) {
        setter.set(i, (long) number);
    }

    @Override
    public String expected() {
        return "a whole number within " + lowest + ".." + highest;
    }

    @Override
    public boolean allows(double number) {
        return number >= lowest && number <= highest && number == Math.rint(number);
    }
}
