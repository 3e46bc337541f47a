package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.time.LocalDate;
import java.util.Collection;

/** Every refusal concerning merchants. */
final class MerchantProblems {
    static final ProblemType NO_SUCH_MERCHANT = new ProblemType("no-such-merchant", 404);

    static final ProblemType NO_SUCH_DOCUMENT = new ProblemType("no-such-document", 404);

    static final ProblemType NO_SUCH_SUBMISSION = new ProblemType("no-such-document-submission", 404);

    static final ProblemType SUBMISSION_DECIDED = new ProblemType("document-submission-decided", 409);

    static final ProblemType SUBMISSION_OVER = new ProblemType("document-submission-over", 409);

    static final ProblemType TOO_MANY_SUBMISSIONS = new ProblemType("too-many-document-submissions", 409);

    static final ProblemType TOO_MANY_DOCUMENTS = new ProblemType("too-many-documents", 409);

    static final ProblemType NO_SUCH_COMMISSION = new ProblemType("no-such-commission", 404);

    static final ProblemType COMMISSION_IS_THERE = new ProblemType("commission-is-there", 409);

    static final ProblemType COMMISSION_HAS_BEGUN = new ProblemType("commission-has-begun", 409);

    static final ProblemType APPLICATION_CLOSED = new ProblemType("application-closed", 409);

    static final ProblemType NOT_IN_THAT_STATUS = new ProblemType("merchant-not-in-that-status", 409);

    static final ProblemType NO_BUSINESS_LICENCE = new ProblemType("no-business-licence", 409);

    private static final String STATUS = "merchantStatus";

    private static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private MerchantProblems() {}

    static Problem noSuchCommission() {
        return NO_SUCH_COMMISSION.problem();
    }

    static Problem commissionIsThere() {
        return COMMISSION_IS_THERE.problem();
    }

    static Problem commissionHasBegun() {
        return COMMISSION_HAS_BEGUN.problem();
    }

    static Problem applicationClosed(MerchantStatus status) {
        return APPLICATION_CLOSED.with(STATUS, status);
    }

    static Problem notInThatStatus(MerchantStatus status) {
        return NOT_IN_THAT_STATUS.with(STATUS, status);
    }

    static Problem noBusinessLicence() {
        return NO_BUSINESS_LICENCE.problem();
    }

    static Problem validation(Collection<FieldError> errors) {
        Problem problem = VALIDATION.problem();
        for (FieldError error : errors) {
            problem = problem.at(error);
        }
        return problem;
    }

    static Problem validation(FieldError error) {
        return VALIDATION.problem().at(error);
    }

    static Problem noSuchDocument() {
        return NO_SUCH_DOCUMENT.problem();
    }

    static Problem noSuchSubmission() {
        return NO_SUCH_SUBMISSION.problem();
    }

    static Problem submissionDecided() {
        return SUBMISSION_DECIDED.problem();
    }

    static Problem submissionOver(LocalDate validUntil) {
        return SUBMISSION_OVER.with("validUntil", validUntil.toString());
    }

    static Problem tooManySubmissions(int most) {
        return TOO_MANY_SUBMISSIONS.problem().with("max", most);
    }

    static Problem tooManyDocuments(int most) {
        return TOO_MANY_DOCUMENTS.problem().with("max", most);
    }

    static Problem noSuchMerchant(MerchantId id) {
        return NO_SUCH_MERCHANT.with("merchantId", id.toString());
    }
}
