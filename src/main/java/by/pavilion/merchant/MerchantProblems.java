package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal concerning merchants. */
final class MerchantProblems {
    static final ProblemType NO_SUCH_MERCHANT = new ProblemType("no-such-merchant", 404);

    static final ProblemType NO_SUCH_DOCUMENT = new ProblemType("no-such-document", 404);

    private MerchantProblems() {}

    static Problem noSuchDocument() {
        return NO_SUCH_DOCUMENT.problem();
    }

    static Problem noSuchMerchant(MerchantId id) {
        return NO_SUCH_MERCHANT.with("merchantId", id.toString());
    }
}
