package by.pavilion.shared.rest;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;
import java.util.List;

/** Every refusal that the way over HTTP itself can give, whatever was asked for. */
public final class RestProblems {
    static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400);
    static final ProblemType MALFORMED_JSON = new ProblemType("malformed-json", 400);
    static final ProblemType INVALID_PARAMETER = new ProblemType("invalid-parameter", 400);
    static final ProblemType IDEMPOTENCY_KEY_MISSING = new ProblemType("idempotency-key-missing", 400);
    static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", 401);
    static final ProblemType INVALID_CREDENTIALS = new ProblemType("invalid-credentials", 401);
    static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed", 405);
    static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406);
    static final ProblemType BODY_TOO_LARGE = new ProblemType("body-too-large", 413);
    static final ProblemType URI_TOO_LONG = new ProblemType("uri-too-long", 414);
    static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType("unsupported-media-type", 415);
    static final ProblemType VALIDATION = new ProblemType("validation", 422);
    static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", 429);
    static final ProblemType INTERNAL_ERROR = new ProblemType("internal-error", 500);
    static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503);

    /** A fact that becomes the header {@code Retry-After}: after how many seconds another try makes sense. */
    public static final String RETRY_AFTER = "retryAfterSeconds";

    static final String ALLOWED = "allowed";

    private static final String MEDIA_TYPES = "mediaTypes";

    private RestProblems() {}

    /** A path that leads nowhere, or to what this caller may not see. */
    public static Problem notFound() {
        return NOT_FOUND.problem();
    }

    /** No credentials where some are needed. */
    public static Problem unauthenticated() {
        return UNAUTHENTICATED.problem();
    }

    /** Credentials that nobody issued, or that were revoked. */
    public static Problem invalidCredentials() {
        return INVALID_CREDENTIALS.problem();
    }

    public static Problem tooManyRequests(long retryAfterSeconds) {
        return TOO_MANY_REQUESTS.with(RETRY_AFTER, retryAfterSeconds);
    }

    static Problem methodNotAllowed(List<String> allowed) {
        return METHOD_NOT_ALLOWED.with(ALLOWED, allowed);
    }

    static Problem notAcceptable(List<String> given) {
        return NOT_ACCEPTABLE.with(MEDIA_TYPES, given);
    }

    static Problem unsupportedMediaType(List<String> taken) {
        return UNSUPPORTED_MEDIA_TYPE.with(MEDIA_TYPES, taken);
    }

    static Problem bodyTooLarge(long limitBytes) {
        return BODY_TOO_LARGE.with("limitBytes", limitBytes);
    }

    static Problem uriTooLong(int limit) {
        return URI_TOO_LONG.with("limitCharacters", limit);
    }

    static Problem malformedJson(int line, int column) {
        return MALFORMED_JSON.with("line", line).with("column", column);
    }

    static Problem invalidParameter(String name, String reason) {
        return INVALID_PARAMETER.at(name, reason);
    }
}
