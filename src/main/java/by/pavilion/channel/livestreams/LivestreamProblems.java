package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal about shows. */
final class LivestreamProblems {
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType OVERLAPS = new ProblemType("livestream-overlaps", 409);
    static final ProblemType HOLDS_PIECES = new ProblemType("livestream-holds-pieces", 409);
    static final ProblemType BEGUN = new ProblemType("livestream-begun", 409);

    private LivestreamProblems() {}

    static Problem noSuchLivestream() {
        return NOT_FOUND.problem();
    }

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static Problem overlaps(Sku sku, LivestreamId other) {
        return OVERLAPS.with("sku", sku).with("livestream", other);
    }

    /** @param warehouse in which the pieces are set aside */
    static Problem holdsPieces(Sku sku, WarehouseCode warehouse) {
        return HOLDS_PIECES.with("sku", sku).with("warehouse", warehouse);
    }

    static Problem begun(LivestreamId id) {
        return BEGUN.with("livestream", id);
    }
}
