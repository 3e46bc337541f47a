package by.pavilion.pricing;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal about promotions. */
final class PromotionProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType NO_SUCH_PROMOTION = new ProblemType("promotion-not-found", 404);
    static final ProblemType CODE_TAKEN = new ProblemType("coupon-code-taken", 409);

    static final ProblemType TOO_MANY = new ProblemType("too-many-promotions", 409);

    static final ProblemType COUPON_USED_UP = new ProblemType("coupon-used-up", 409);

    private PromotionProblems() {}

    static Problem couponUsedUp() {
        return COUPON_USED_UP.problem();
    }

    static Problem validation(List<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static Problem noSuchPromotion() {
        return NO_SUCH_PROMOTION.problem();
    }

    static Problem codeTaken() {
        return CODE_TAKEN.problem();
    }

    static Problem tooMany(int most) {
        return TOO_MANY.with("max", most);
    }
}
