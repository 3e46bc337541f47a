package by.pavilion.logistics.tracking;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal of a whole batch; what is wrong with one line is told of that line. */
public final class TrackingProblems {
    static final ProblemType TRACKING_BATCH = new ProblemType("tracking-batch", 422);

    private TrackingProblems() {}

    public static Problem batch(FieldError error) {
        return TRACKING_BATCH.problem().at(error);
    }
}
