package by.pavilion.sandbox.jd;

import by.pavilion.sandbox.SandboxJson;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What goes wrong at the platform from now on, until it has gone wrong often enough or is taken back. */
@ApplicationScoped
public class JdFaults {
    private static final String ALL = "*";
    private static final int PERCENT = 100;
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Random random = new SecureRandom();
    private final List<Planned> planned = new CopyOnWriteArrayList<>();
    private final Map<String, Second> seconds = new ConcurrentHashMap<>();
    private volatile int callsPerSecond;

    /** What happens to a call. */
    enum Fault {
        /** It is one too many. */
        LIMIT,
        /** Its token has ended early. */
        EXPIRED,
        /** Nobody is there: HTTP 503. */
        UNAVAILABLE,
        /** It is done, and the answer is lost: HTTP 504. */
        LOST,
        /** It is done, and the answer has a comma too many. */
        BROKEN,
        /** The answer is no JSON at all. */
        GARBAGE,
        /** A list is empty for no reason, and everything looks fine. */
        EMPTY,
        /** A list is empty because something failed, or a payment has no number. */
        FAILED,
        /** It is done, and the answer takes some seconds. */
        SLOW
    }

    private record Second(long number, int calls) {}

    private record Planned(String method, Fault fault, int percent, AtomicInteger times) {}

    /**
     * {@code {"method":"jingdong.pop.order.enSearch","fault":"limit","times":2}}; {@code *} stands for all methods, and
     * {@code percent} may stand in place of {@code times}. {@code {"callsPerSecond":5}} stands alone: more calls of one method in
     * a second are too many.
     *
     * @return false when it cannot be read
     */
    public boolean plan(String json) {
        Optional<JsonNode> wanted = SandboxJson.object(json);
        int most = wanted.map(body -> body.path("callsPerSecond").asInt(0)).orElse(0);
        if (most > 0) {
            callsPerSecond = most;
            return true;
        }
        Optional<Fault> fault = wanted.flatMap(body -> SandboxJson.text(body, "fault"))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .flatMap(name -> List.of(Fault.values()).stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst());
        if (fault.isEmpty()) {
            return false;
        }
        JsonNode body = wanted.orElseThrow();
        int percent = body.path("percent").asInt(PERCENT);
        int times = body.path("times").asInt(body.has("percent") ? Integer.MAX_VALUE : 1);
        planned.add(new Planned(
                SandboxJson.text(body, "method").orElse(ALL), fault.get(), percent, new AtomicInteger(times)));
        return true;
    }

    public void clear() {
        planned.clear();
        callsPerSecond = 0;
    }

    /** Counts a call, and says whether it is one too many. */
    boolean isTooMany(String method, Instant now) {
        int most = callsPerSecond;
        if (most == 0) {
            return false;
        }
        Second second = seconds.merge(
                method,
                new Second(now.getEpochSecond(), 1),
                (before, one) -> before.number() == one.number() ? new Second(one.number(), before.calls() + 1) : one);
        return second.calls() > most;
    }

    /** What happens to a call; that its answer comes late is a thing of its own. */
    Optional<Fault> next(String method) {
        return next(method, plan -> plan.fault() != Fault.SLOW);
    }

    /** How long an answer is kept back that is ready. */
    public Duration delay(String method) {
        return next(method, plan -> plan.fault() == Fault.SLOW).isPresent() ? SLOW : Duration.ZERO;
    }

    private Optional<Fault> next(String method, Predicate<Planned> which) {
        for (Planned plan : planned) {
            boolean meant = (plan.method().equals(ALL) || plan.method().equals(method)) && which.test(plan);
            if (meant
                    && random.nextInt(PERCENT) < plan.percent()
                    && plan.times().getAndDecrement() > 0) {
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }
}
