package by.pavilion.shared.rest;

import by.pavilion.shared.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/** Logs what went wrong on our side under a number, and lets the caller see the number only. */
@ApplicationScoped
class Faults {
    private static final Logger LOG = Logger.getLogger(Faults.class);
    private final SecureRandom random = new SecureRandom();

    Problem record(HttpServerRequest request, Throwable thrown) {
        byte[] number = new byte[8];
        random.nextBytes(number);
        String correlationId = HexFormat.of().formatHex(number);
        LOG.errorf(thrown, "correlationId=%s method=%s path=%s", correlationId, request.method(), request.path());
        return RestProblems.INTERNAL_ERROR.with("correlationId", correlationId);
    }
}
