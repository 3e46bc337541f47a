package by.pavilion.channel.settlements;

import by.pavilion.channel.KeptNumbers;
import by.pavilion.channel.Shop;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Leases;
import by.pavilion.shared.Money;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares a marketplace's statement of a month with our orders: what was paid, what was paid back, what is missing on either
 * side. Handing the same in again compares again, and closes what agrees by now; what is handed in instead of it replaces it.
 */
@ApplicationScoped
public class CompareStatement {
    private static final Logger LOG = Logger.getLogger(CompareStatement.class);
    /** Months are China's. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final int PORTION = 500;
    /** Longer than what is done between two looks at it may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String AFTER_ALL = "~";

    private final SettlementProgress progress;
    private final SettlementStore store;
    private final SettlementsConfig config;
    private final KeptNumbers keptNumbers;
    private final Leases leases;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    CompareStatement(
            SettlementProgress progress,
            SettlementStore store,
            SettlementsConfig config,
            KeptNumbers keptNumbers,
            Leases leases,
            Clock clock) {
        this.progress = progress;
        this.store = store;
        this.config = config;
        this.keptNumbers = keptNumbers;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Compares. A shop's statements go one after the other, whoever hands them in: each replaces what the one before has found.
     *
     * @param table with the columns {@code externalOrderId,paid,refunded} and perhaps {@code borne}
     * @throws by.pavilion.shared.Problem 422 with the lines that cannot be read, 409 while another statement of the shop is being
     *     compared; then nothing is compared
     */
    public Settlement compare(Shop shop, YearMonth month, String table) {
        List<StatementLine> lines = underOurNumbers(shop, StatementTable.read(table));
        String turn = "channel-statements-" + shop.id();
        if (!underWay.add(turn)) { // a lease is the replica's, and does not part its threads
            throw SettlementProblems.beingCompared();
        }
        try {
            keep(turn);
            return compare(shop, month, lines, turn);
        } finally {
            giveBack(turn);
            underWay.remove(turn); // only then, or it would give back the lease of the next
        }
    }

    /** A lease that cannot be given back ends by itself; that must not hide what went wrong before. */
    private void giveBack(String turn) {
        try {
            leases.release(turn);
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "lease=%s is not given back", turn);
        }
    }

    /** @throws by.pavilion.shared.Problem 422 when the table names an order by two of its numbers */
    private List<StatementLine> underOurNumbers(Shop shop, List<StatementLine> read) {
        Map<String, String> kept = new HashMap<>();
        for (int from = 0; from < read.size(); from += PORTION) {
            kept.putAll(keptNumbers.of(
                    shop.channel(),
                    shop.shopId(),
                    read.subList(from, Math.min(from + PORTION, read.size())).stream()
                            .map(StatementLine::externalOrderId)
                            .toList()));
        }
        Set<String> seen = new HashSet<>();
        List<StatementLine> lines = new ArrayList<>();
        for (StatementLine line : read) {
            String number = kept.getOrDefault(line.externalOrderId(), line.externalOrderId());
            if (!seen.add(number)) {
                throw SettlementProblems.validation(List.of(SettlementProblems.twice(lines.size() + 1)));
            }
            lines.add(new StatementLine(number, line.paid(), line.refunded(), line.borne()));
        }
        return lines;
    }

    private void keep(String turn) {
        if (!leases.hold(turn, LEASE)) {
            throw SettlementProblems.beingCompared();
        }
    }

    private Settlement compare(Shop shop, YearMonth month, List<StatementLine> lines, String turn) {
        SettlementProgress.Found found = SettlementProgress.Found.NOTHING;
        for (int from = 0; from < lines.size(); from += PORTION) {
            keep(turn);
            found = found.plus(
                    progress.compare(shop, month, lines.subList(from, Math.min(from + PORTION, lines.size()))));
        }
        keep(turn);
        forget(shop, month, lines.stream().map(StatementLine::externalOrderId).collect(Collectors.toSet()));
        keep(turn);
        Instant begins = month.atDay(1).atStartOfDay(CHINA).toInstant();
        Instant ends = month.plusMonths(1).atDay(1).atStartOfDay(CHINA).toInstant();
        Settlement settlement = new Settlement(
                month,
                lines.size(),
                found.missingHere(),
                unsettled(shop, begins.minus(config.settledWithin()), ends.minus(config.settledWithin())),
                found.differing(),
                lines.stream().map(StatementLine::paid).reduce(Money.zero(Money.CNY), Money::plus),
                lines.stream().map(StatementLine::refunded).reduce(Money.zero(Money.CNY), Money::plus),
                clock.instant());
        progress.finished(shop, settlement, begins, ends);
        return settlement;
    }

    /** An earlier statement of the month may have named orders that are not on it. */
    private void forget(Shop shop, YearMonth month, Set<String> named) {
        Optional<String> reached = progress.forget(shop, month, named, "", PORTION);
        while (reached.isPresent()) {
            reached = progress.forget(shop, month, named, reached.get(), PORTION);
        }
    }

    private long unsettled(Shop shop, Instant from, Instant until) {
        long count = 0;
        List<String> portion = progress.unsettled(shop, from, until, "", PORTION);
        while (!portion.isEmpty()) {
            count += portion.size();
            portion = progress.unsettled(shop, from, until, portion.get(portion.size() - 1), PORTION);
        }
        return count;
    }

    /** Months of a shop that were compared, the newest first. */
    @Transactional
    public Page<Settlement> page(Shop shop, @Nullable String cursor, int limit) {
        String below = cursor == null ? AFTER_ALL : Cursor.parseCodes(cursor, 1).get(0);
        return Page.of(
                store.page(shop.channel(), shop.shopId(), below, limit + 1),
                limit,
                month -> Cursor.print(month.month().toString()));
    }
}
