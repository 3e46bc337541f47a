package by.pavilion.ordering;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a lost race for locks from a fault. Who lost starts the use case again, not the transaction: what it read is old. */
final class Contention {
    /** MySQL and MariaDB: deadlock, lock wait time-out, record has changed since last read. */
    private static final Set<Integer> LOST_RACES = Set.of(1213, 1205, 1020);

    private Contention() {}

    static boolean isLostRace(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOST_RACES.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
