package by.pavilion.pricing;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal about price lists. */
final class PriceListProblems {
    static final ProblemType NO_SUCH_PRICE_LIST = new ProblemType("price-list-not-found", 404);
    static final ProblemType TOO_MANY = new ProblemType("too-many-price-lists", 409);

    private PriceListProblems() {}

    static Problem validation(List<FieldError> errors) {
        return PromotionProblems.validation(errors);
    }

    static Problem noSuchPriceList() {
        return NO_SUCH_PRICE_LIST.problem();
    }

    static Problem tooMany(int most) {
        return TOO_MANY.problem().with("max", most);
    }
}
