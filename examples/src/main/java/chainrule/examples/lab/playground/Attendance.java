package chainrule.examples.lab.playground;

import chainrule.doctor.Doctor;
import chainrule.doctor.Report;
import chainrule.nn.Optimizer;

/** A doctor who watches a training in the plane. */
final class Attendance implements StepWatcher {
    private final Doctor doctor;
    private final boolean hasTest;

    /** Comes to a training as it is now. */
    static Attendance at(PlaneTraining training) {
        Attendance attendance = new Attendance(training);
        training.tell(attendance);
        return attendance;
    }

    private Attendance(PlaneTraining training) {
        double[][] inputs = training.inputs(training.training().inputs());
        doctor = new Doctor(training.net(), inputs, training.training().labels());
        hasTest = training.hasTest();
    }

    @Override
    public void beforeStep(double loss, Optimizer optimizer) {
        doctor.watch(loss, optimizer);
    }

    @Override
    public void remembered(Moment moment) {
        if (hasTest) {
            doctor.heldOut(moment.testLoss());
        }
    }

    Report report() {
        return doctor.report();
    }
}
