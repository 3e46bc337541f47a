package by.pavilion.shared;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs a use case in a transaction of its own, again from its beginning when the database says that others were in the way. */
public final class Transactions {
    private static final int ATTEMPTS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    /** Deadlock, lock wait timeout, changed since read, and two at once making the same row. */
    private static final Set<Integer> OTHERS_IN_THE_WAY = Set.of(1213, 1205, 1020, 1062);

    /** The class of SQL states that tell of connections. */
    private static final String CONNECTION_STATES = "08";

    /** The pool, Agroal, gives its refusals neither a state nor a class of their own. */
    private static final Pattern NO_CONNECTION_LEFT = Pattern.compile("[Aa]cquisition timeout");

    private Transactions() {}

    /** The use case may run several times; only what it does in the database is undone in between. */
    public static <T> T retrying(Supplier<T> useCase) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(useCase::get);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !othersWereInTheWay(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** Whether the database refused because of others, so that the same use case may succeed when it begins again. */
    public static boolean othersWereInTheWay(@Nullable Throwable thrown) {
        return isCausedBy(thrown, refusal -> OTHERS_IN_THE_WAY.contains(refusal.getErrorCode()));
    }

    /** For work that stood still for so long that it must not be committed. Whoever asked for it may ask again. */
    public static IllegalStateException heldUp(String what) {
        return new IllegalStateException(what, new HeldUpException(what));
    }

    private static final class HeldUpException extends SQLException {
        private static final long serialVersionUID = 1;

        HeldUpException(String what) {
            super(what);
        }
    }

    /** Whether the database cannot be reached, has no connection left for us, or has held us up. */
    public static boolean databaseIsAway(@Nullable Throwable thrown) {
        return isCausedBy(
                thrown,
                refusal -> refusal instanceof HeldUpException
                        || Objects.requireNonNullElse(refusal.getSQLState(), "").startsWith(CONNECTION_STATES)
                        || NO_CONNECTION_LEFT
                                .matcher(Objects.requireNonNullElse(refusal.getMessage(), ""))
                                .find());
    }

    private static boolean isCausedBy(@Nullable Throwable thrown, Predicate<SQLException> reason) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && reason.test(refusal)) {
                return true;
            }
            for (Throwable beside : cause.getSuppressed()) {
                if (isCausedBy(beside, reason)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS) * (long) attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
