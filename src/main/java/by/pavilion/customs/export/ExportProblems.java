package by.pavilion.customs.export;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal of the Belarusian side. */
final class ExportProblems {
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType ORDER_LEAVES_ALREADY = new ProblemType("order-leaves-already", 409);
    static final ProblemType NO_SUCH_CONSIGNMENT = new ProblemType("no-such-consignment", 404);
    static final ProblemType NO_SUCH_DOCUMENT = new ProblemType("no-such-export-document", 404);
    static final ProblemType NO_SUCH_CERTIFICATE = new ProblemType("no-such-certificate", 404);
    static final ProblemType CERTIFICATE_IS_THERE = new ProblemType("certificate-is-there", 409);
    static final ProblemType TOO_MANY_CERTIFICATES = new ProblemType("too-many-certificates", 409);

    private ExportProblems() {}

    static Problem wrong(List<FieldError> errors) {
        return at(VALIDATION.problem(), errors);
    }

    /** Orders that leave in another consignment, each at its place in the request. */
    static Problem leaveAlready(List<FieldError> errors) {
        return at(ORDER_LEAVES_ALREADY.problem(), errors);
    }

    static Problem noSuchConsignment() {
        return NO_SUCH_CONSIGNMENT.problem();
    }

    static Problem noSuchDocument() {
        return NO_SUCH_DOCUMENT.problem();
    }

    static Problem noSuchCertificate() {
        return NO_SUCH_CERTIFICATE.problem();
    }

    static Problem certificateIsThere() {
        return CERTIFICATE_IS_THERE.problem();
    }

    static Problem tooManyCertificates(int most) {
        return TOO_MANY_CERTIFICATES.problem().with("max", most);
    }

    private static Problem at(Problem problem, List<FieldError> errors) {
        Problem told = problem;
        for (FieldError error : errors) {
            told = told.at(error);
        }
        return told;
    }
}
