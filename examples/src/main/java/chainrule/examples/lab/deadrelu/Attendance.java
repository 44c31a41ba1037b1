package chainrule.examples.lab.deadrelu;

import chainrule.doctor.Doctor;
import chainrule.doctor.Report;
import chainrule.examples.data.Dataset;
import chainrule.nn.Optimizer;

/** A doctor who watches the net with ReLU, and another one for leaky ReLU, since what is dead behind one is not behind the other. */
final class Attendance implements ReluTraining.Watcher {
    private final ReluTraining training;
    private final Doctor ofRelu;
    private Doctor ofLeaky;

    private Attendance(ReluTraining training) {
        this.training = training;
        ofRelu = doctor(false);
    }

    /** Comes to a training before its first step. */
    static Attendance at(ReluTraining training) {
        Attendance attendance = new Attendance(training);
        training.tell(attendance);
        return attendance;
    }

    private Doctor doctor(boolean leaky) {
        Dataset rows = training.plan().train();
        return new Doctor(training.net(leaky), rows.inputs(), rows.labels());
    }

    @Override
    public void beforeStep(boolean leaky, double loss, Optimizer optimizer) {
        if (leaky && ofLeaky == null) {
            ofLeaky = doctor(true);
        }
        (leaky ? ofLeaky : ofRelu).watch(loss, optimizer);
    }

    /** Of the net as it was trained last. */
    Report report() {
        return (training.wasLeaky(training.epochs()) ? ofLeaky : ofRelu).report();
    }
}
