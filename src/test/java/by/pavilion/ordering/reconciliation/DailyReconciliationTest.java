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
import java.util.List;
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

    @Test
    void fromItsHourInShanghaiOnEachFirmsYesterdayIsDueOnce() {
        LocalDate yesterday = someDay(2008);
        work(yesterday, config.hour() - 1, 59);
        assertThat(queued(yesterday)).isEmpty();

        work(yesterday, config.hour(), 0);
        Map<String, ReconciliationId> queued = queued(yesterday);
        assertThat(statements.firms()).isNotEmpty();
        assertThat(queued.keySet()).containsExactlyInAnyOrderElementsOf(statements.firms());

        work(yesterday, config.hour() + 1, 0);
        assertThat(queued(yesterday)).isEqualTo(queued);
    }

    @Test
    void daysWhoseHourNobodySawAreMadeUpForButNoMoreThanAWeekOfThem() {
        LocalDate day = someDay(2001);
        work(day, config.hour(), 0);
        Map<String, ReconciliationId> first = queued(day);

        work(day.plusDays(3), config.hour(), 0);
        assertThat(List.of(day.plusDays(1), day.plusDays(2), day.plusDays(3)))
                .allSatisfy(missed ->
                        assertThat(queued(missed).keySet()).containsExactlyInAnyOrderElementsOf(statements.firms()));
        assertThat(queued(day)).isEqualTo(first);

        LocalDate monthLater = day.plusDays(33);
        work(monthLater, config.hour(), 0);
        assertThat(queued(monthLater.minusDays(6)).keySet()).containsExactlyInAnyOrderElementsOf(statements.firms());
        assertThat(queued(monthLater.minusDays(7))).isEmpty();
    }

    @Test
    void aDayThatSomebodyHasAskedForHidesNoMissedOnesBeforeIt() {
        LocalDate day = someDay(1994);
        work(day, config.hour(), 0);
        String firm = statements.firms().iterator().next();
        ReconciliationId byHand = new ReconciliationId(ids.next());
        QuarkusTransaction.requiringNew()
                .run(() -> store.queue(byHand, firm, day.plusDays(2), ReconciliationStore.start(day.plusDays(3))));

        work(day.plusDays(3), config.hour(), 0);

        assertThat(queued(day.plusDays(1))).containsKey(firm);
        assertThat(queued(day.plusDays(2))).containsEntry(firm, byHand);
    }

    /** In the six years from this one on. */
    private static LocalDate someDay(int year) {
        return LocalDate.of(year, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(2_000));
    }

    /** The work of a replica that looks at this time of the day after. */
    private void work(LocalDate yesterday, int hour, int minute) {
        Clock now = Clock.fixed(
                yesterday.plusDays(1).atTime(hour, minute).atZone(SHANGHAI).toInstant(), ZoneOffset.UTC);
        new ReconcilePayments(statements, store, config, workers, ids, now).doSome();
    }

    private Map<String, ReconciliationId> queued(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, ReconciliationId> queued = new HashMap<>();
            for (String firm : statements.firms()) {
                store.find(firm, day).ifPresent(found -> queued.put(firm, found.id()));
            }
            return queued;
        });
    }
}
