package by.pavilion.ordering.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ordering.payment.Statements;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What begins by itself each day, on a day of which nobody has anything. */
@QuarkusTest
class DailyReconciliationTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Statements statements;

    @Inject
    ReconciliationStore store;

    @Inject
    ReconciliationConfig config;

    @Inject
    Workers workers;

    @Inject
    Ids ids;

    private final LocalDate yesterday =
            LocalDate.of(2008, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(2_000));

    @Test
    void fromItsHourInShanghaiOnEachFirmsYesterdayIsDueOnce() {
        work(config.hour() - 1, 59);
        assertThat(queued()).isEmpty();

        work(config.hour(), 0);
        Map<String, ReconciliationId> queued = queued();
        assertThat(statements.firms()).isNotEmpty();
        assertThat(queued.keySet()).containsExactlyInAnyOrderElementsOf(statements.firms());

        work(config.hour() + 1, 0);
        assertThat(queued()).isEqualTo(queued);
    }

    /** The work of a replica that looks at this time of the day after. */
    private void work(int hour, int minute) {
        Clock now = Clock.fixed(
                yesterday.plusDays(1).atTime(hour, minute).atZone(SHANGHAI).toInstant(), ZoneOffset.UTC);
        new ReconcilePayments(statements, store, config, workers, ids, now).doSome();
    }

    private Map<String, ReconciliationId> queued() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, ReconciliationId> queued = new HashMap<>();
            for (String firm : statements.firms()) {
                store.find(firm, yesterday).ifPresent(found -> queued.put(firm, found.id()));
            }
            return queued;
        });
    }
}
