package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.Map;

/** Every refusal of the storefront. */
final class StorefrontProblems {
    static final ProblemType NO_SUCH_PRODUCT = new ProblemType("no-such-product", 404);
    static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503);
    static final ProblemType INVALID_PARAMETER = new ProblemType("invalid-parameter", 400);

    static final ProblemType NO_SUCH_CATEGORY = new ProblemType("no-such-category", 404);
    static final ProblemType NO_SUCH_PAGE = new ProblemType("no-such-page", 404);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private StorefrontProblems() {}

    static Problem noSuchProduct(ProductId id) {
        return NO_SUCH_PRODUCT.with("productId", id.toString());
    }

    /** The snapshot is still being made. */
    static Problem notReady() {
        return UNAVAILABLE.with("retryAfterSeconds", 1);
    }

    /** The cursor was given out by a list in another order. */
    static Problem foreignCursor() {
        return INVALID_PARAMETER.at("cursor", "malformed-cursor");
    }

    static Problem noSuchPage() {
        return NO_SUCH_PAGE.problem();
    }

    /** @param pointer to the end that comes before its beginning */
    static Problem reversedPeriod(String pointer) {
        return VALIDATION.at(pointer, "reversed-period");
    }

    static Problem noSuchCategory() {
        return NO_SUCH_CATEGORY.problem();
    }

    static Problem tooManyAttributes(int most) {
        return INVALID_PARAMETER.problem().at(new FieldError("attributes", "too-many", Map.of("max", most)));
    }

    static Problem reversedRange() {
        return INVALID_PARAMETER.at("minPrice", "reversed-range");
    }
}
