package chainrule.examples.lab.vanishing;

import chainrule.doctor.Doctor;
import chainrule.examples.data.Dataset;
import chainrule.examples.lab.Verdict;

/** A doctor who watches the first of some nets, and speaks when an epoch is over. */
final class Attendance {
    private final DigitNets nets;
    private final String which;
    private final Doctor doctor;
    private String verdict;
    private int epochs;

    /** Comes before the nets are trained; knows how many there are to be. */
    Attendance(DigitNets nets, int wanted) {
        this.nets = nets;
        which = wanted == 1 ? "" : " of the first net";
        DigitNet first = nets.first();
        Dataset digits = first.digits();
        doctor = new Doctor(first.net(), digits.inputs(), digits.labels());
        first.tell((optimizer, loss) -> doctor.watch(loss, optimizer));
        speak();
    }

    private void speak() {
        verdict = Verdict.of(doctor.report(), which);
        epochs = nets.epochs();
    }

    String verdict() {
        if (epochs != nets.epochs()) {
            speak();
        }
        return verdict;
    }
}
