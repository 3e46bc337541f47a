package by.pavilion.catalog;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal of the catalogue. */
final class CatalogProblems {
    static final ProblemType NO_SUCH_LISTING = new ProblemType("no-such-listing", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private CatalogProblems() {}

    /** Also when it belongs to another merchant. */
    static Problem noSuchListing(Sku sku) {
        return NO_SUCH_LISTING.with("sku", sku.value());
    }

    static Problem wrong(List<FieldError> errors) {
        return at(VALIDATION.problem(), errors);
    }

    private static Problem at(Problem problem, List<FieldError> errors) {
        Problem told = problem;
        for (FieldError error : errors) {
            told = told.at(error);
        }
        return told;
    }
}
