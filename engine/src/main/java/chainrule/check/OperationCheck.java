package chainrule.check;

import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.Operation;
import java.util.PrimitiveIterator;

/**
 * A derivative of one operation toward one input, beside differences of that operation alone.
 *
 * <p>Far out a function may be so flat that its values do not change at all, as sigmoid at 40. There the formula of the derivative is
 * checked where it can be, at the nearest point where rounding hides nothing, and it has to go on from there without a jump.
 */
final class OperationCheck {
    private static final double[] OTHERWISE = {1, -1, 0.03, -0.03};

    private final Section section;

    OperationCheck(Operation operation, double[] inputs, int index) {
        this(new Section(operation, inputs, index));
    }

    private OperationCheck(Section section) {
        this.section = section;
    }

    /** Judges a derivative at these inputs. */
    Judgement judge(double derivative) {
        Judgement found = alongThisInput(derivative);
        return found.outcome() == Outcome.UNDECIDED && isVague(found, derivative) ? fromOtherInputs(found) : found;
    }

    /** Whether the derivative is another at the next doubles, so that nothing can judge it. */
    boolean changesWithEachDouble() {
        return section.changesWithEachDouble(section.x());
    }

    private Judgement alongThisInput(double derivative) {
        Judgement here = at(section.x(), derivative);
        return isVague(here, derivative) ? fromNearby(derivative, here) : here;
    }

    private boolean isVague(Judgement here, double derivative) {
        return here.outcome() == Outcome.PASSED && (derivative == 0 || !here.isSharp())
                || here.outcome() == Outcome.UNDECIDED
                        && Double.isFinite(derivative)
                        && (here.drowned() || section.hardlyMoves(section.x(), derivative));
    }

    private Judgement at(double x, double derivative) {
        Judgement found = Judgement.of(derivative, slopes(x, 0));
        return found.outcome() == Outcome.FAILED && maySeemWrong(x, derivative, found)
                ? found.as(Outcome.UNDECIDED)
                : found;
    }

    private FiniteDifference.Slopes slopes(double x, double roundedArgument) {
        return FiniteDifference.ofOperation(section::value, x, section.noise(x), roundedArgument);
    }

    /** Whether a right derivative could look as wrong as this. */
    private boolean maySeemWrong(double x, double derivative, Judgement found) {
        return section.changesWithEachDouble(x)
                || mayRoundInside(x, derivative)
                || section.derivativeChangesNearby(x, Math.abs(derivative - found.numerical()) / 2)
                        && (section.hardlyMoves(x, derivative) || isRightNearby(x, derivative));
    }

    /** A function of 8 pi x, say, rounds that product before anything else: as if x itself were rounded. */
    private boolean mayRoundInside(double x, double derivative) {
        return Judgement.of(derivative, slopes(x, Math.abs(x))).outcome() != Outcome.FAILED;
    }

    /** Large steps may jump over what is there; small ones do not contradict it. */
    private boolean isRightNearby(double x, double derivative) {
        return Judgement.of(derivative, FiniteDifference.nearby(section::value, x, section.noise(x)))
                        .outcome()
                != Outcome.FAILED;
    }

    private Judgement fromNearby(double derivative, Judgement here) {
        double value = section.value(section.x());
        Judgement sofar = here;
        PrimitiveIterator.OfDouble places = new Places(section).all().iterator();
        while (places.hasNext()) {
            double there = places.nextDouble();
            if (section.value(there) == value) {
                continue;
            }
            Judgement judgement = at(there, section.derivative(there));
            if (judgement.outcome() == Outcome.FAILED && !judgement.isRagged()) {
                return here.as(Outcome.FAILED);
            }
            if (judgement.outcome() == Outcome.PASSED) {
                sofar = Continuation.along(section, there) ? here.as(Outcome.PASSED) : sofar;
                boolean tells = judgement.isSharp() || derivative == 0 && !judgement.flat();
                if (tells && sofar.outcome() == Outcome.PASSED) {
                    return sofar;
                }
            }
        }
        return sofar;
    }

    /** The same where another input has moved: the slope of x to the power 1e-30 shows where the exponent is 1. */
    private Judgement fromOtherInputs(Judgement here) {
        for (int other = 0; other < section.inputs().length; other++) {
            for (double move : OTHERWISE) {
                Outcome outcome = other == section.index() ? Outcome.UNDECIDED : whereMoved(other, move);
                if (outcome == Outcome.FAILED
                        || outcome == Outcome.PASSED && Continuation.alongOther(section, other, move)) {
                    return here.as(outcome);
                }
            }
        }
        return here;
    }

    private Outcome whereMoved(int other, double move) {
        Section moved = section.moved(other, move);
        return new OperationCheck(moved)
                .alongThisInput(moved.derivative(moved.x()))
                .outcome();
    }
}
