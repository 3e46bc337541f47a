package by.pavilion.catalog.files;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal of a file as a whole. */
final class ImportProblems {
    static final ProblemType NO_SUCH_IMPORT = new ProblemType("no-such-import", 404);
    static final ProblemType IMPORT_COLUMNS = new ProblemType("import-columns", 422);
    static final ProblemType IMPORT_ENCODING = new ProblemType("import-encoding", 422);
    static final ProblemType TOO_MANY_IMPORTS = new ProblemType("too-many-imports", 409);
    static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400);
    static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503);

    /** What a disk of ours may need until somebody has made room on it. */
    private static final int DISK_RETRY_SECONDS = 60;

    private ImportProblems() {}

    static Problem noSuchImport(ImportId id) {
        return NO_SUCH_IMPORT.with("importId", id.toString());
    }

    static Problem encoding() {
        return IMPORT_ENCODING.problem();
    }

    static Problem tooManyWait(int most) {
        return TOO_MANY_IMPORTS.with("max", most);
    }

    /** Nobody may be there any more to read it. */
    static Problem brokenOff() {
        return BAD_REQUEST.problem();
    }

    /** A disk of ours took the file in no further, or did not give it back. */
    static Problem diskFailed() {
        return UNAVAILABLE.with("retryAfterSeconds", DISK_RETRY_SECONDS);
    }

    static Problem wrongColumns(List<FieldError> errors) {
        Problem told = IMPORT_COLUMNS.problem();
        for (FieldError error : errors) {
            told = told.at(error);
        }
        return told;
    }
}
