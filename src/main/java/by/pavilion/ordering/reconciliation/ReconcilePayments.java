package by.pavilion.ordering.reconciliation;

import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.ordering.payment.Statements;
import by.pavilion.ordering.reconciliation.ReconciliationStore.Numbered;
import by.pavilion.ordering.reconciliation.ReconciliationStore.Ours;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares payment firms' statements with our payments and refunds: by itself once a day, and when an operator asks. Reads
 * and compares a portion at a time, so that the length of a statement costs no memory. Made again, it says the same.
 */
@ApplicationScoped
public class ReconcilePayments implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(ReconcilePayments.class);
    private static final String NAME = "ordering-reconciliation";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int PORTION = 1_000;
    private static final int KEPT_DAYS = 3;
    private static final int MOST_DAYS = 7;
    private static final int LONGEST_FAILURE = 200;

    private final Statements statements;
    private final ReconciliationStore store;
    private final ReconciliationConfig config;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;

    ReconcilePayments(
            Statements statements,
            ReconciliationStore store,
            ReconciliationConfig config,
            Workers workers,
            Ids ids,
            Clock clock) {
        this.statements = statements;
        this.store = store;
        this.config = config;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Has a day of a firm compared, now or again.
     *
     * @throws by.pavilion.shared.Problem 422 when there is no such firm, or the day is not over in Shanghai
     */
    public Reconciliation reconcile(String firm, LocalDate day) {
        Instant now = clock.instant();
        if (!statements.firms().contains(firm)) {
            throw ReconciliationProblems.unknownProvider(statements.firms());
        }
        if (!day.isBefore(LocalDate.ofInstant(now, SHANGHAI))) {
            throw ReconciliationProblems.dayNotOver();
        }
        Reconciliation queued = QuarkusTransaction.requiringNew().call(() -> {
            store.queue(new ReconciliationId(ids.next()), firm, day, now);
            return store.find(firm, day).orElseThrow();
        });
        workers.wake(NAME);
        return queued;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int doSome() {
        Instant now = clock.instant();
        if (config.daily()) {
            queueDaily(now);
        }
        Optional<Reconciliation> due = QuarkusTransaction.requiringNew().call(() -> store.due(now));
        due.ifPresent(this::make);
        return due.isPresent() ? 1 : 0;
    }

    private void queueDaily(Instant now) {
        ZonedDateTime here = now.atZone(SHANGHAI);
        if (here.getHour() >= config.hour()) {
            LocalDate yesterday = here.toLocalDate().minusDays(1);
            QuarkusTransaction.requiringNew().run(() -> statements.firms().forEach(firm -> firstDaily(firm, yesterday)
                    .datesUntil(yesterday.plusDays(1))
                    .forEach(day -> store.queueOnce(new ReconciliationId(ids.next()), firm, day, now))));
        }
    }

    /**
     * Days whose hour passed while nobody was there are made up for, also when somebody has asked for a later one by hand;
     * those that are there stay as they are. A firm's first day is the one before it was known.
     */
    private LocalDate firstDaily(String firm, LocalDate yesterday) {
        LocalDate oldest = yesterday.minusDays(MOST_DAYS - 1);
        return store.firstBefore(firm, yesterday)
                .map(first -> first.isBefore(oldest) ? oldest : first)
                .orElse(yesterday);
    }

    private void make(Reconciliation wanted) {
        try {
            forget(wanted);
            long lines = fetch(wanted);
            Report report = new Report(wanted.id());
            compareLines(wanted, report);
            for (Subject subject : Subject.values()) {
                findMissingThere(wanted, subject, report);
            }
            report.write();
            QuarkusTransaction.requiringNew()
                    .run(() -> store.done(wanted.id(), lines, report.written, clock.instant()));
            LOG.infof("firm=%s day=%s lines=%d differences=%d", wanted.provider(), wanted.day(), lines, report.written);
        } catch (IOException | RuntimeException e) { // another day's must not wait for it
            LOG.warnf("firm=%s day=%s is not reconciled: %s", wanted.provider(), wanted.day(), e);
            String failure = String.valueOf(e.getMessage());
            QuarkusTransaction.requiringNew()
                    .run(() -> store.failed(
                            wanted.id(),
                            failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)),
                            clock.instant().plus(config.pause()),
                            config.attempts()));
        }
    }

    private void forget(Reconciliation wanted) {
        LocalDate old = wanted.day().minusDays(KEPT_DAYS);
        int gone;
        do {
            gone = QuarkusTransaction.requiringNew()
                    .call(() -> store.forgetLines(wanted.provider(), wanted.day(), old, PORTION * 10)
                            + store.forgetDifferences(wanted.id(), PORTION * 10));
        } while (gone > 0);
    }

    private long fetch(Reconciliation wanted) throws IOException {
        List<StatementLine> portion = new ArrayList<>(PORTION);
        int[] read = {0};
        statements.read(wanted.provider(), wanted.day(), line -> {
            portion.add(line);
            if (portion.size() == PORTION) {
                read[0] = keep(wanted, portion, read[0]);
            }
        });
        return keep(wanted, portion, read[0]);
    }

    /** How many lines are kept now. */
    private int keep(Reconciliation wanted, List<StatementLine> portion, int before) {
        if (!portion.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> store.insertLines(wanted.provider(), wanted.day(), before + 1, portion));
        }
        int now = Math.addExact(before, portion.size());
        portion.clear();
        return now;
    }

    private void compareLines(Reconciliation wanted, Report report) {
        int after = 0;
        List<Numbered> portion;
        do {
            int from = after;
            portion = QuarkusTransaction.requiringNew()
                    .call(() -> store.lines(wanted.provider(), wanted.day(), from, PORTION));
            compare(wanted, portion, report);
            after = portion.isEmpty() ? after : portion.get(portion.size() - 1).line();
        } while (portion.size() == PORTION);
    }

    private void compare(Reconciliation wanted, List<Numbered> portion, Report report) {
        Map<Subject, Map<String, Ours>> ours = new HashMap<>();
        Set<Integer> repeated = new HashSet<>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (Subject subject : Subject.values()) {
                List<StatementLine> those = portion.stream()
                        .map(Numbered::content)
                        .filter(line -> line.subject() == subject)
                        .toList();
                List<Long> numbers = those.stream()
                        .map(Comparison::id)
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong)
                        .toList();
                ours.put(subject, store.ours(wanted.provider(), subject, numbers));
                repeated.addAll(store.repeated(
                        wanted.provider(),
                        wanted.day(),
                        subject,
                        those.stream().map(StatementLine::number).toList()));
            }
        });
        for (Numbered line : portion) {
            @Nullable Ours here = known(ours, line.content());
            if (here != null
                    && Comparison.waitsForIt(line.content(), here)
                    && statements.settle(new PaymentId(here.id()))) {
                continue; // the firm has confirmed it, and it is paid here as well now
            }
            Comparison.between(line.content(), here, repeated.contains(line.line()))
                    .ifPresent(report::add);
        }
    }

    private static @Nullable Ours known(Map<Subject, Map<String, Ours>> ours, StatementLine line) {
        return ours.getOrDefault(line.subject(), Map.of()).get(line.number());
    }

    private void findMissingThere(Reconciliation wanted, Subject subject, Report report) {
        Instant afterTime = ReconciliationStore.start(wanted.day());
        long afterId = -1;
        List<Ours> portion;
        do {
            Instant time = afterTime;
            long id = afterId;
            portion = QuarkusTransaction.requiringNew()
                    .call(() -> store.settledOn(wanted.provider(), subject, wanted.day(), time, id, PORTION));
            List<String> numbers = portion.stream().map(Ours::number).toList();
            Set<String> there =
                    QuarkusTransaction.requiringNew().call(() -> store.known(wanted.provider(), subject, numbers));
            portion.stream()
                    .filter(ours -> !there.contains(ours.number()))
                    .forEach(ours -> report.add(Comparison.missingThere(subject, ours)));
            if (!portion.isEmpty()) {
                Ours last = portion.get(portion.size() - 1);
                afterTime = last.at().orElseThrow();
                afterId = last.id();
            }
        } while (portion.size() == PORTION);
    }

    /** Differences on their way into their table. */
    private final class Report {
        private final ReconciliationId id;
        private final List<Difference> waiting = new ArrayList<>();
        private int written;

        Report(ReconciliationId id) {
            this.id = id;
        }

        void add(Difference difference) {
            waiting.add(difference.at(written + waiting.size() + 1));
            if (waiting.size() == PORTION) {
                write();
            }
        }

        void write() {
            QuarkusTransaction.requiringNew().run(() -> store.insertDifferences(id, waiting));
            written += waiting.size();
            waiting.clear();
        }
    }
}
