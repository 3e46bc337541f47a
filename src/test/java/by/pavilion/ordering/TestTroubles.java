package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How calls ended that did not do what was wished, while somebody cuts connections: refused, cut off, or by a fault of ours.
 * Told by many threads.
 */
final class TestTroubles {
    /** SQL states of statements that are wrong themselves: wrong data, a broken constraint, wrong words. */
    private static final Set<String> OF_STATEMENTS = Set.of("22", "23", "42");

    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    void refused(Problem problem) {
        refusals.merge(problem.type().slug(), 1, Integer::sum);
    }

    void ended(Throwable thrown) {
        Set<Throwable> causes = new LinkedHashSet<>();
        collect(thrown, causes);
        Optional<Problem> refusal = causes.stream()
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst();
        if (refusal.isPresent()) {
            refused(refusal.get());
        } else if (Transactions.othersWereInTheWay(thrown) || isCut(causes)) {
            cutOff.incrementAndGet();
        } else {
            faults.add(thrown);
        }
    }

    /** @param expected slugs of the refusals that may be */
    void assertNothingElse(Set<String> expected) {
        Throwable fault = faults.peek();
        if (fault != null) {
            throw new AssertionError(faults.size() + " calls ended by a fault, the first of them by this one", fault);
        }
        assertThat(expected).as("refusals that may be").containsAll(refusals.keySet());
    }

    @Override
    public String toString() {
        return "cut off: " + cutOff + ", refused: " + refusals + ", faults: " + faults.size();
    }

    private static void collect(@Nullable Throwable thrown, Set<Throwable> into) {
        if (thrown != null && into.add(thrown)) {
            collect(thrown.getCause(), into);
            Stream.of(thrown.getSuppressed()).forEach(beside -> collect(beside, into));
        }
    }

    /** The connection, or the transaction that stood on it, is gone; no statement was wrong. */
    private static boolean isCut(Set<Throwable> causes) {
        boolean wrong = causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(refusal -> OF_STATEMENTS.stream()
                        .anyMatch(Objects.requireNonNullElse(refusal.getSQLState(), "")::startsWith));
        return !wrong && causes.stream().anyMatch(TestTroubles::tellsOfConnections);
    }

    private static boolean tellsOfConnections(Throwable cause) {
        String type = cause.getClass().getName();
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        return cause instanceof SQLException
                || cause instanceof IOException
                || type.startsWith("jakarta.transaction.")
                || type.startsWith("javax.transaction.")
                || message.contains("ARJUNA")
                || message.contains("took too long"); // a placement that waited for somebody who was cut off
    }
}
