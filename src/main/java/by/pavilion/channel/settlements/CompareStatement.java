package by.pavilion.channel.settlements;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a marketplace's statement of a month with our orders: what was paid, what was paid back, what is missing on either
 * side. Handing the same in again compares again, and closes what agrees by now; what is handed in instead of it replaces it.
 */
@ApplicationScoped
public class CompareStatement {
    /** Months are China's. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final int PORTION = 500;
    /** Longer than what is done between two looks at it may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String AFTER_ALL = "~";

    private final SettlementProgress progress;
    private final SettlementStore store;
    private final SettlementsConfig config;
    private final Leases leases;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    CompareStatement(
            SettlementProgress progress, SettlementStore store, SettlementsConfig config, Leases leases, Clock clock) {
        this.progress = progress;
        this.store = store;
        this.config = config;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Compares. A shop's statements go one after the other, whoever hands them in: each replaces what the one before has found.
     *
     * @param table with the columns {@code externalOrderId,paid,refunded}
     * @throws by.pavilion.shared.Problem 422 with the lines that cannot be read, 409 while another statement of the shop is being
     *     compared; then nothing is compared
     */
    public Settlement compare(Shop shop, YearMonth month, String table) {
        List<StatementLine> lines = StatementTable.read(table);
        String turn = "channel-statements-" + shop.id();
        if (!underWay.add(turn)) { // a lease is the replica's, and does not part its threads
            throw SettlementProblems.beingCompared();
        }
        try {
            keep(turn);
            return compare(shop, month, lines, turn);
        } finally {
            leases.release(turn);
            underWay.remove(turn);
        }
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
        String below = cursor == null ? AFTER_ALL : Cursor.parse(cursor, 1).get(0);
        return Page.of(
                store.page(shop.channel(), shop.shopId(), below, limit + 1),
                limit,
                month -> Cursor.print(month.month().toString()));
    }
}
