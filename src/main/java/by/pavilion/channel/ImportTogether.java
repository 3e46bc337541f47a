package by.pavilion.channel;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.MapLines.Mapping;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.Supply;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Origin;
import by.pavilion.ordering.PlaceOrderCommand;
import by.pavilion.ordering.Placement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Imports orders of one shop that nobody has tried before, as a live sale brings them by the thousand: what they need alike is
 * done once for all of them. Whatever is not plain about one is left to {@link ImportOrder}, and so are all that are not done when
 * something goes wrong: each step can be repeated. See docs/adr/0094.
 */
@ApplicationScoped
class ImportTogether {
    /** How many at most: as many as Douyin decrypts by one call. */
    static final int MOST = 10;

    private static final Logger LOG = Logger.getLogger(ImportTogether.class);
    /** Who has been fetching for so long goes on with what it has; the others stay due. */
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(3);

    private final ImportOrder importOrder;
    private final TryImport tryImport;
    private final ImportProgress progress;
    private final Shops shops;
    private final Channels channels;
    private final MapLines mapLines;
    private final Stock stock;
    private final Orders orders;
    private final DiscloseBuyer discloseBuyer;

    ImportTogether(
            ImportOrder importOrder,
            TryImport tryImport,
            ImportProgress progress,
            Shops shops,
            Channels channels,
            MapLines mapLines,
            Stock stock,
            Orders orders,
            DiscloseBuyer discloseBuyer) {
        this.importOrder = importOrder;
        this.tryImport = tryImport;
        this.progress = progress;
        this.shops = shops;
        this.channels = channels;
        this.mapLines = mapLines;
        this.stock = stock;
        this.orders = orders;
        this.discloseBuyer = discloseBuyer;
    }

    /** Whether an order may be imported together with others. */
    static boolean isFresh(ChannelOrder order) {
        return order.state() == ChannelOrder.State.WANTED
                && order.attempts() == 0
                && order.seen().isEmpty();
    }

    /**
     * Imports orders, or puts them off.
     *
     * @param portion of one shop; more than one only of fresh ones
     */
    void run(List<ChannelOrder> portion) {
        ExternalOrder any = portion.get(0).order();
        Optional<ShopAccess> shop;
        List<ChannelOrder> placedBefore;
        try {
            shop = portion.size() > 1 ? shops.access(any.channel(), any.shopId()) : Optional.empty();
            placedBefore = shop.isPresent() ? placedBefore(any, portion) : List.of();
        } catch (RuntimeException fault) { // each is put off by itself, or all would be due at once again
            LOG.warnf(fault, "%d orders are imported one by one", portion.size());
            oneByOne(portion);
            return;
        }
        if (shop.isEmpty()) {
            oneByOne(portion);
            return;
        }
        List<ChannelOrder> others = new ArrayList<>(portion);
        others.removeAll(placedBefore);
        take(shop.get(), fetch(shop.get(), others));
        oneByOne(placedBefore);
    }

    private void oneByOne(List<ChannelOrder> portion) {
        portion.forEach(order -> tryImport.of(order, () -> importOrder.run(order)));
    }

    /** A process may have placed one and died before it could say so. */
    private List<ChannelOrder> placedBefore(ExternalOrder any, List<ChannelOrder> portion) {
        OrdersIn adapter = channels.require(any.channel(), OrdersIn.class);
        Set<String> numbers = portion.stream()
                .flatMap(order -> adapter.numbersOf(order.order().externalOrderId()).stream())
                .collect(Collectors.toSet());
        Set<String> known = orders.findExternal(any.channel(), any.shopId(), numbers).stream()
                .map(Order::orderNo)
                .collect(Collectors.toSet());
        return portion.stream()
                .filter(order -> adapter.numbersOf(order.order().externalOrderId()).stream()
                        .anyMatch(known::contains))
                .toList();
    }

    private List<FetchedOrder> fetch(ShopAccess shop, List<ChannelOrder> wanted) {
        OrdersIn adapter = channels.require(shop.shop().channel(), OrdersIn.class);
        List<FetchedOrder> fetched = new ArrayList<>();
        long end = System.nanoTime() + LONGEST_FETCH.toNanos();
        for (ChannelOrder order : wanted) {
            tryImport.of(order, () -> {
                String raw = adapter.fetchRaw(shop, order.order().externalOrderId());
                fetched.add(new FetchedOrder(order, raw, importOrder.readOrKept(order, raw)));
            });
            if (System.nanoTime() - end > 0) {
                break;
            }
        }
        return fetched;
    }

    private void take(ShopAccess shop, List<FetchedOrder> fetched) {
        List<FetchedOrder> left = new ArrayList<>(fetched);
        try {
            List<FetchedOrder> plain = fetched.stream()
                    .filter(one -> ImportOrder.isPlain(one.order()))
                    .toList();
            if (plain.size() > 1) {
                takePlain(shop, plain, left);
            }
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "%d orders are imported one by one", left.size());
            oneByOne(left.stream().map(FetchedOrder::wanted).toList()); // from the beginning: some may be placed
            return;
        }
        left.forEach(one -> tryImport.of(one.wanted(), () -> importOrder.run(one.wanted(), one.raw(), one.order())));
    }

    /** @param left loses those that are done with, imported or put off */
    private void takePlain(ShopAccess shop, List<FetchedOrder> plain, List<FetchedOrder> left) {
        progress.keep(plain);
        Map<FetchedOrder, Mapping> takeable = takeable(plain);
        Map<ExternalOrder, BuyersIn.Disclosure> buyers;
        try {
            buyers = discloseBuyer.disclose(
                    shop, takeable.keySet().stream().map(FetchedOrder::order).toList(), "import");
        } catch (ChannelFault fault) {
            left.removeAll(takeable.keySet());
            takeable.keySet().forEach(one -> tryImport.failed(one.wanted(), fault));
            return;
        }
        Map<FetchedOrder, PlaceOrderCommand> commands = new LinkedHashMap<>();
        takeable.forEach((one, mapping) -> {
            BuyersIn.Disclosure buyer = buyers.get(one.order().id());
            if (buyer != null) {
                commands.put(one, ImportOrder.command(one.order(), mapping, buyer.recipient()));
            }
        });
        place(commands, buyers, left);
    }

    /** Those of which the goods are known and there. Who comes too late for the last piece need not be decrypted. */
    private Map<FetchedOrder, Mapping> takeable(List<FetchedOrder> plain) {
        List<Mapping> mappings =
                mapLines.map(plain.stream().map(FetchedOrder::order).toList());
        Supply supply = stock.supply(
                mappings.stream().flatMap(mapping -> mapping.skus().stream()).collect(Collectors.toSet()));
        Map<FetchedOrder, Mapping> takeable = new LinkedHashMap<>();
        Map<Sku, Long> promised = new HashMap<>();
        for (int index = 0; index < plain.size(); index++) {
            FetchedOrder one = plain.get(index);
            Mapping mapping = mappings.get(index);
            if (ImportOrder.canBeTaken(one.order(), mapping, supply, promised)) {
                takeable.put(one, mapping);
                mapping.lines().forEach(line -> promised.merge(line.sku(), line.quantity(), Math::addExact));
            }
        }
        return takeable;
    }

    private void place(
            Map<FetchedOrder, PlaceOrderCommand> commands,
            Map<ExternalOrder, BuyersIn.Disclosure> buyers,
            List<FetchedOrder> left) {
        keepLentPhones(commands.keySet(), buyers);
        Map<FetchedOrder, CompletionStage<Placement>> placements = new LinkedHashMap<>();
        commands.forEach((one, command) -> placements.put(
                one, importOrder.placement(one.wanted(), (Origin.Marketplace) command.origin(), command)));
        Map<FetchedOrder, Order> placed = new LinkedHashMap<>();
        Map<FetchedOrder, Placement.Refused> refused = new LinkedHashMap<>();
        placements.forEach((one, placement) -> {
            Placement became = placement.toCompletableFuture().join();
            if (became instanceof Placement.Refused no) {
                refused.put(one, no);
            } else {
                placed.put(one, ((Placement.Placed) became).order());
            }
        });
        if (!placed.isEmpty()) {
            progress.imported(placed);
        }
        left.removeAll(placed.keySet());
        left.removeAll(refused.keySet());
        placed.keySet().forEach(one -> discloseBuyer.forget(one.order().id()));
        commands.forEach((one, command) -> {
            Placement.Refused no = refused.get(one);
            if (no != null) {
                tryImport.of(one.wanted(), () -> importOrder.refused(one.wanted(), one.order(), command, no.problem()));
            }
        });
    }

    private void keepLentPhones(Collection<FetchedOrder> placed, Map<ExternalOrder, BuyersIn.Disclosure> buyers) {
        Map<Long, Instant> until = new TreeMap<>(); // rows are locked in one order
        placed.forEach(one -> Optional.ofNullable(buyers.get(one.order().id()))
                .flatMap(BuyersIn.Disclosure::phoneUntil)
                .ifPresent(end -> until.put(one.wanted().id(), end)));
        if (!until.isEmpty()) {
            progress.phonesAreLent(until);
        }
    }
}
