package chainrule.nn;

/**
 * A learning rate that depends on the step, counted from 0. Steps may be epochs just as well.
 *
 * <pre>{@code
 * Schedule schedule = Schedule.warmUp(100, Schedule.cosine(0.1, 0, 900));
 * for (int step = 0; step < 1000; step++) {
 *     optimizer.setLearningRate(schedule.rate(step));
 *     ...
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {
    /** The rate at a step; those made here throw IllegalArgumentException if the step is negative. */
    double rate(long step);

    /** The same rate for ever, finite and not negative. */
    static Schedule constant(double rate) {
        Check.notNegative("rate", rate);
        return from0(step -> rate);
    }

    /**
     * {@code rate factor^floor(step / every)}: a staircase.
     *
     * @param rate the first one, finite and not negative
     * @param factor finite and not negative, 0.1 say
     * @param every how many steps a stair has, at least 1
     */
    static Schedule step(double rate, double factor, long every) {
        Check.notNegative("rate", rate);
        Check.notNegative("factor", factor);
        Check.positive("every", every);
        return from0(step -> rate * Math.pow(factor, step / every));
    }

    /**
     * {@code last + (first - last) (1 + cos(pi step / steps)) / 2}: half a wave down, and {@code last} from then on; Loshchilov and Hutter 2016,
     * "SGDR", without restarts.
     *
     * @param first the rate at step 0, finite and not negative
     * @param last the rate from step {@code steps} on, finite and not negative
     * @param steps at least 1
     */
    static Schedule cosine(double first, double last, long steps) {
        Check.notNegative("first", first);
        Check.notNegative("last", last);
        Check.positive("steps", steps);
        return from0(step -> between(first, last, Math.min(step, steps) / (double) steps));
    }

    /**
     * From 0 in equal steps up to what another schedule begins with, which then follows from its own step 0 on; Goyal et al. 2017, "Accurate,
     * Large Minibatch SGD".
     *
     * @param steps how long it takes, at least 1
     */
    static Schedule warmUp(long steps, Schedule then) {
        Check.positive("steps", steps);
        Check.given("then", then);
        return from0(step -> step < steps ? then.rate(0) * (step / (double) steps) : then.rate(step - steps));
    }

    /**
     * One cycle: from {@code most / 25} up to {@code most} at 30 % of the steps, down to {@code most / 250,000} at their end and from then on,
     * both by cosine; Smith and Topin 2017, "Super-Convergence", with the usual numbers of fast.ai and PyTorch.
     *
     * @param most the highest rate, finite and not negative
     * @param steps at least 1
     */
    static Schedule oneCycle(double most, long steps) {
        Check.notNegative("most", most);
        Check.positive("steps", steps);
        return from0(step -> {
            double part = Math.min(step, steps) / (double) steps;
            return part < 0.3
                    ? between(most / 25, most, part / 0.3)
                    : between(most, most / 250_000, (part - 0.3) / 0.7);
        });
    }

    private static double between(double first, double last, double part) {
        double share = (1 + Math.cos(Math.PI * part)) / 2;
        return first * share + last * (1 - share);
    }

    private static Schedule from0(Schedule schedule) {
        return step -> schedule.rate(Check.require(step >= 0, "step", "at least 0", step));
    }
}
