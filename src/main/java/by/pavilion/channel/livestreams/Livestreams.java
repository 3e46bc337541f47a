package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.Shop;
import by.pavilion.inventory.Allocation;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.Supply;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reading shows, and what they have sold by now. */
@ApplicationScoped
public class Livestreams {
    private final LivestreamStore store;
    private final LivestreamSaleStore sales;
    private final Stock stock;
    private final Workers workers;
    private final Clock clock;

    Livestreams(LivestreamStore store, LivestreamSaleStore sales, Stock stock, Workers workers, Clock clock) {
        this.store = store;
        this.sales = sales;
        this.stock = stock;
        this.workers = workers;
        this.clock = clock;
    }

    /** @param left how many of its pieces the channel can still sell */
    public record LineResult(LivestreamLine line, LivestreamSale sale, long left) {}

    /** A show as it stands. */
    public record Result(Livestream show, Livestream.Status status, List<LineResult> lines) {
        public Result {
            lines = List.copyOf(lines);
        }
    }

    /** Those of a shop, the newest first, without their lines. */
    @Transactional
    public Page<Result> page(Shop shop, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                        store.page(shop.channel(), shop.shopId(), below, limit + 1),
                        limit,
                        show -> Cursor.print(show.id().value()))
                .map(show -> new Result(show, show.statusAt(clock.instant()), List.of()));
    }

    /** @throws by.pavilion.shared.Problem 404 when it is not the shop's */
    @Transactional
    public Result find(Shop shop, LivestreamId id) {
        Livestream show = store.find(id)
                .filter(found ->
                        found.channel().equals(shop.channel()) && found.shopId().equals(shop.shopId()))
                .orElseThrow(LivestreamProblems::noSuchLivestream);
        List<LivestreamLine> lines =
                store.lines(id).stream().filter(LivestreamLine::planned).toList();
        Map<Sku, LivestreamSale> sold =
                sales.of(id).stream().collect(Collectors.toMap(LivestreamSale::sku, Function.identity()));
        Set<Sku> skus = lines.stream().map(LivestreamLine::sku).collect(Collectors.toSet());
        Supply supply = stock.supply(skus);
        return new Result(
                show,
                show.statusAt(clock.instant()),
                lines.stream()
                        .map(line -> new LineResult(
                                line,
                                sold.getOrDefault(line.sku(), LivestreamSale.none(line.sku())),
                                left(supply, show, line)))
                        .toList());
    }

    private static long left(Supply supply, Livestream show, LivestreamLine line) {
        Pool channel = Pool.fromString(show.channel());
        return line.state() == LivestreamLine.State.RETURNED
                ? 0
                : supply.pools().getOrDefault(line.sku(), List.of()).stream()
                        .filter(pool ->
                                pool.pool().equals(channel) && pool.warehouse().equals(line.warehouse()))
                        .mapToLong(Allocation::available)
                        .sum();
    }

    /** Tries everything of a show now that waits, because a person says so. */
    @Transactional
    public void again(LivestreamId id) {
        store.hurry(id, clock.instant());
        workers.wake(RunLivestreams.NAME);
    }
}
