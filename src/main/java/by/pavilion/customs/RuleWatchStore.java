package by.pavilion.customs;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which rules listings were judged last, and how far they have been judged again. */
@ApplicationScoped
class RuleWatchStore {
    private final Statements statements;

    RuleWatchStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * Where the watch stands.
     *
     * @param fingerprint of the rules that listings are judged by
     * @param afterSku those up to here are done; null when all are
     * @param againAt when all are judged once more; null when they need not be
     */
    record Watch(
            String fingerprint,
            @Nullable String afterSku,
            @Nullable Instant againAt) {
        private static final String BEGINNING = "";

        /**
         * Everything is looked at from the beginning, and once more when nobody judges by other rules any more.
         *
         * @param untilAllKnow how long another replica may answer by the rules that were
         */
        static Watch begun(String rules, Instant now, Duration untilAllKnow) {
            return new Watch(rules, BEGINNING, now.plus(untilAllKnow));
        }

        /** Begins anew when the rules are others than those that were judged by, or when it is time to judge once more. */
        Watch seeing(String rules, Instant now, Duration untilAllKnow) {
            if (!rules.equals(fingerprint)) {
                return begun(rules, now, untilAllKnow);
            }
            boolean again = afterSku == null && againAt != null && !againAt.isAfter(now);
            return again ? new Watch(fingerprint, BEGINNING, null) : this;
        }

        Watch cameTo(Optional<String> sku) {
            return new Watch(fingerprint, sku.orElse(null), againAt);
        }
    }

    /** Nobody else judges by it until the transaction ends; empty when nobody has ever looked. */
    Optional<Watch> lock() {
        return statements
                .list(
                        "SELECT fingerprint, after_sku, again_at FROM customs_rule_watch WHERE id = 1 FOR UPDATE",
                        row -> new Watch(
                                row.getString("fingerprint"),
                                row.getString("after_sku"),
                                Statements.optionalInstant(row, "again_at").orElse(null)))
                .stream()
                .findFirst();
    }

    void write(Watch watch) {
        statements.update(
                "INSERT INTO customs_rule_watch (id, fingerprint, after_sku, again_at) VALUES (1, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE fingerprint = VALUES(fingerprint), after_sku = VALUES(after_sku),"
                        + " again_at = VALUES(again_at)",
                watch.fingerprint(),
                watch.afterSku(),
                watch.againAt());
    }
}
