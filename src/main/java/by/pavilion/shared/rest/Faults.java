package by.pavilion.shared.rest;

import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * Logs what went wrong on our side under a number, and lets the caller see the number only. A database that is away or stands
 * still is no fault of the code: one line, and the caller may come back.
 */
@ApplicationScoped
class Faults {
    private static final Logger LOG = Logger.getLogger(Faults.class);
    private static final int DATABASE_RETRY_SECONDS = 5;

    private final SecureRandom random = new SecureRandom();

    Problem record(HttpServerRequest request, Throwable thrown) {
        if (Transactions.databaseIsAway(thrown)) {
            LOG.warnf(
                    "the database is away or stands still: method=%s path=%s reason=%s",
                    request.method(), request.path(), reason(thrown));
            return RestProblems.UNAVAILABLE.with(RestProblems.RETRY_AFTER, DATABASE_RETRY_SECONDS);
        }
        byte[] number = new byte[8];
        random.nextBytes(number);
        String correlationId = HexFormat.of().formatHex(number);
        LOG.errorf(thrown, "correlationId=%s method=%s path=%s", correlationId, request.method(), request.path());
        return RestProblems.INTERNAL_ERROR.with("correlationId", correlationId);
    }

    /** What lies deepest, in one line: drivers tell stories. */
    private static String reason(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString().lines().findFirst().orElse("");
    }
}
