package by.pavilion.channel;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.MapLines.Mapping;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.events.Correlation;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.Supply;
import by.pavilion.ordering.CancelOrder;
import by.pavilion.ordering.MarketplaceMoney;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Origin;
import by.pavilion.ordering.PlaceOrder;
import by.pavilion.ordering.PlaceOrderCommand;
import by.pavilion.ordering.Placement;
import by.pavilion.parties.Recipient;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Makes a marketplace's order one of ours: fetches it as it stands, sees whether we can take it, and only then has the buyer
 * decrypted. Nothing here is in a transaction, and each step can be repeated: the order is placed once by its external number.
 */
@ApplicationScoped
class ImportOrder {
    private static final int SERVER_FAULT = 500;
    private static final String OUT_OF_STOCK = "out-of-stock";
    private static final String MALFORMED = "malformed-order";
    /** Of a line: with more, sums might not be counted. */
    private static final long MOST_PIECES = 1_000_000;
    /** In minor units: many times what customs lets one order cost, and so much that no price of ours leads there. */
    private static final long MOST_PAID = 100_000_000;

    private final ImportProgress progress;
    private final Shops shops;
    private final Channels channels;
    private final MapLines mapLines;
    private final Stock stock;
    private final Orders orders;
    private final PlaceOrder placeOrder;
    private final CancelOrder cancelOrder;
    private final MarketplaceMoney money;
    private final HoldStoppedOrders holdStopped;
    private final WatchAddresses watchAddresses;
    private final DiscloseBuyer discloseBuyer;
    private final PullShops pullShops;

    ImportOrder(
            ImportProgress progress,
            Shops shops,
            Channels channels,
            MapLines mapLines,
            Stock stock,
            Orders orders,
            PlaceOrder placeOrder,
            CancelOrder cancelOrder,
            MarketplaceMoney money,
            HoldStoppedOrders holdStopped,
            WatchAddresses watchAddresses,
            DiscloseBuyer discloseBuyer,
            PullShops pullShops) {
        this.progress = progress;
        this.shops = shops;
        this.channels = channels;
        this.mapLines = mapLines;
        this.stock = stock;
        this.orders = orders;
        this.placeOrder = placeOrder;
        this.cancelOrder = cancelOrder;
        this.money = money;
        this.holdStopped = holdStopped;
        this.watchAddresses = watchAddresses;
        this.discloseBuyer = discloseBuyer;
        this.pullShops = pullShops;
    }

    /**
     * Why an order cannot be taken: a code and what an operator needs to see.
     *
     * @param missing pieces of which there are too few
     */
    private record Hold(String reason, String detail, SortedMap<Sku, Long> missing) {
        Hold(String reason, String detail) {
            this(reason, detail, Collections.emptySortedMap());
        }

        static Hold ofShortage(SortedMap<Sku, Long> missing) {
            String detail = missing.entrySet().stream()
                    .map(line -> line.getKey() + "×" + line.getValue())
                    .collect(Collectors.joining(", "));
            return new Hold(HeldOrders.SHORTAGE, detail, missing);
        }
    }

    /** Fetches the order and does what follows from how it stands now. */
    void run(ChannelOrder wanted) throws ChannelFault {
        ExternalOrder external = wanted.order();
        Optional<Order> ours = ours(external);
        if (ours.isPresent() && wanted.state() != ChannelOrder.State.IMPORTED) {
            progress.imported(wanted, ours.get(), keptVersion(wanted));
            discloseBuyer.forget(external);
            return;
        }
        Optional<ShopAccess> shop = shops.access(external.channel(), external.shopId());
        if (shop.isEmpty()) {
            progress.held(wanted, "unknown-shop", "the shop is not connected", Optional.empty());
            return;
        }
        String raw = adapter(external).fetchRaw(shop.get(), external.externalOrderId());
        run(wanted, raw, readOrKept(wanted, raw));
    }

    /** The version that was kept last. A process may have placed it and died before it could say so. */
    private Optional<MarketplaceOrder> keptVersion(ChannelOrder wanted) throws ChannelFault {
        Optional<String> raw = progress.kept(wanted);
        return raw.isPresent() ? Optional.of(read(wanted, raw.get())) : Optional.empty();
    }

    /** Does what follows from an order in its marketplace's own words, which may have been kept for a long time. */
    void run(ChannelOrder wanted, String raw) throws ChannelFault {
        run(wanted, raw, read(wanted, raw));
    }

    /** The same of one that has just been fetched and read. */
    void run(ChannelOrder wanted, String raw, MarketplaceOrder order) throws ChannelFault {
        Optional<Order> ours = ours(wanted.order());
        if (ours.isPresent()) { // before the version to compare with is no more the newest that is kept
            compareAddress(wanted, ours.get(), order);
        }
        if (order.state() != MarketplaceOrder.State.EARLY) {
            progress.keep(wanted, order, raw);
        }
        if (ours.isPresent()) {
            follow(wanted, ours.get(), order);
            return;
        }
        switch (order.state()) {
            case EARLY -> throw ChannelFault.ofOurs("the order is not free for processing yet");
            case STOPPED ->
                progress.held(wanted, HeldOrders.STOPPED_THERE, "the marketplace has stopped it", Optional.of(order));
            case CANCELLED -> progress.closed(wanted, "cancelled", order);
            case FULFILLED -> shippedWithoutUs(wanted, order);
            case UNKNOWN ->
                progress.held(wanted, "unknown-state", "the order's state is not known", Optional.of(order));
            case READY -> take(wanted, order);
        }
    }

    private MarketplaceOrder read(ChannelOrder wanted, String raw) throws ChannelFault {
        return adapter(wanted.order()).read(wanted.order(), raw);
    }

    /** What was kept before is kept, so only what the marketplace has just said may take the place of that. */
    MarketplaceOrder readOrKept(ChannelOrder wanted, String raw) throws ChannelFault {
        try {
            return read(wanted, raw);
        } catch (ChannelFault | RuntimeException unreadable) {
            progress.keepUnread(wanted, raw);
            throw unreadable;
        }
    }

    /** When an order was changed at its marketplace that was kept in its words; empty when we cannot read them. */
    Optional<Instant> changedAt(ChannelOrder wanted, String raw) {
        try {
            return Optional.of(read(wanted, raw).updatedAt());
        } catch (ChannelFault | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What was kept and cannot be read any more tells nothing. */
    private void compareAddress(ChannelOrder wanted, Order ours, MarketplaceOrder order) {
        Optional<MarketplaceOrder> before;
        try {
            before = keptVersion(wanted);
        } catch (ChannelFault unreadable) {
            return;
        }
        before.ifPresent(version -> watchAddresses.compare(ours, version, order));
    }

    /** What was sold before a shop's past is read was never ours to send; anything else a person has to look at, once. */
    private void shippedWithoutUs(ChannelOrder wanted, MarketplaceOrder order) {
        ExternalOrder external = wanted.order();
        boolean beforeUs = shops.connectedAt(external.channel(), external.shopId())
                .map(pullShops::beginningOf)
                .filter(order.placedAt()::isBefore)
                .isPresent();
        if (beforeUs) {
            progress.closed(wanted, "before-us", order);
        } else {
            progress.heldForAPerson(wanted, "already-shipped", "shipped without us", order);
        }
    }

    /** What has changed at the marketplace since the order is ours. Refunds of a part have their own way. */
    private void follow(ChannelOrder wanted, Order ours, MarketplaceOrder order) {
        boolean isOld = wanted.seen()
                .filter(seen -> order.updatedAt().isBefore(seen.updatedAt()))
                .isPresent();
        Cancelling cancelling = !isOld && order.state() == MarketplaceOrder.State.CANCELLED
                ? cancel(wanted, ours, order)
                : Cancelling.DONE;
        if (!isOld) {
            holdStopped.follow(wanted, ours, order, cancelling == Cancelling.TOO_LATE);
        }
        watchAddresses.hold(wanted.order(), ours);
        progress.followed(wanted, ours.id(), order);
        if (cancelling == Cancelling.ASKED) { // customs may still release it, and then it must not leave
            progress.lookAgain(wanted);
        }
    }

    /** How far the cancellation is of what a marketplace has cancelled. */
    private enum Cancelling {
        DONE,
        ASKED,
        TOO_LATE
    }

    /** The buyer has the money in any case. */
    private Cancelling cancel(ChannelOrder wanted, Order ours, MarketplaceOrder order) {
        Cancelling cancelling;
        try {
            cancelling = cancelOrder.cancelForMarketplace(ours.id()) ? Cancelling.DONE : Cancelling.ASKED;
        } catch (Problem tooLate) {
            progress.cancelledTooLate(wanted, ours.id(), ours.status().name());
            cancelling = Cancelling.TOO_LATE;
        }
        money.refundedInFull(ours.id(), order.updatedAt());
        return cancelling;
    }

    private Optional<Order> ours(ExternalOrder external) {
        return adapter(external).numbersOf(external.externalOrderId()).stream()
                .flatMap(number -> orders.findExternal(external.channel(), external.shopId(), number).stream())
                .findFirst();
    }

    private OrdersIn adapter(ExternalOrder external) {
        return channels.require(external.channel(), OrdersIn.class);
    }

    private void take(ChannelOrder wanted, MarketplaceOrder order) throws ChannelFault {
        ExternalOrder external = wanted.order();
        Optional<ShopAccess> shop = shops.access(external.channel(), external.shopId());
        if (shop.isEmpty()) {
            progress.held(wanted, "unknown-shop", "the shop is not connected", Optional.of(order));
            return;
        }
        Optional<Hold> split = splitTooLate(order);
        if (split.isPresent()) {
            progress.held(wanted, split.get().reason(), split.get().detail(), Optional.of(order));
            return;
        }
        Optional<Hold> nonsense = nonsense(order);
        if (nonsense.isPresent()) {
            hold(wanted, nonsense.get(), order);
            return;
        }
        Mapping mapping = mapLines.map(order);
        Optional<Hold> obstacle = obstacle(order, mapping);
        if (obstacle.isPresent()) {
            hold(wanted, obstacle.get(), order);
            return;
        }
        BuyersIn.Disclosure buyer;
        try {
            buyer = discloseBuyer.disclose(shop.get(), order, "import");
        } catch (ChannelFault fault) {
            if (fault.kind() != ChannelFault.Kind.REFUSED) {
                throw fault;
            }
            progress.held(wanted, "buyer-undisclosed", fault.reason(), Optional.of(order));
            return;
        }
        place(wanted, order, command(order, mapping, buyer.recipient()), buyer.phoneUntil());
    }

    private void place(
            ChannelOrder wanted, MarketplaceOrder order, PlaceOrderCommand command, Optional<Instant> phoneUntil)
            throws ChannelFault {
        Origin.Marketplace origin = (Origin.Marketplace) command.origin();
        phoneUntil.ifPresent(until -> progress.phonesAreLent(Map.of(wanted.id(), until)));
        Placement placement =
                placement(wanted, origin, command).toCompletableFuture().join();
        if (placement instanceof Placement.Placed placed) {
            progress.imported(wanted, placed.order(), Optional.of(order));
            discloseBuyer.forget(order.id());
            return;
        }
        refused(wanted, order, command, ((Placement.Refused) placement).problem());
    }

    /** It was not placed. */
    void refused(ChannelOrder wanted, MarketplaceOrder order, PlaceOrderCommand command, Problem refusal)
            throws ChannelFault {
        if (refusal.type().status() >= SERVER_FAULT) {
            throw ChannelFault.ofOurs(refusal.type().slug());
        }
        String slug = refusal.type().slug();
        if (slug.equals(OUT_OF_STOCK)) { // somebody was faster
            SortedMap<Sku, Long> pieces = new TreeMap<>();
            command.lines().forEach(line -> pieces.merge(new Sku(line.sku()), line.quantity(), Math::addExact));
            hold(wanted, Hold.ofShortage(pieces), order);
            return;
        }
        progress.held(wanted, slug, reasons(refusal), Optional.of(order));
    }

    private void hold(ChannelOrder wanted, Hold why, MarketplaceOrder order) {
        progress.heldFor(why.missing(), wanted, why.reason(), why.detail(), Optional.of(order));
    }

    /** Has it placed, together with whatever else waits for that. */
    CompletionStage<Placement> placement(ChannelOrder wanted, Origin.Marketplace origin, PlaceOrderCommand command) {
        try {
            return Correlation.of(
                    wanted.correlationId(), () -> placeOrder.place(origin.placedBy(), origin.key(), command));
        } catch (Problem busy) {
            return CompletableFuture.completedFuture(new Placement.Refused(busy));
        }
    }

    /** What the order was made out of may be ours: until that is cancelled, the same goods would be sent twice. */
    private Optional<Hold> splitTooLate(MarketplaceOrder order) throws ChannelFault {
        ExternalOrder id = order.id();
        Optional<Order> whole =
                order.splitFrom().flatMap(number -> ours(new ExternalOrder(id.channel(), id.shopId(), number)));
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        return switch (whole.get().status()) {
            case CANCELLED, RETURNED -> Optional.empty();
            case PLACED, PAID, DECLARED, REJECTED ->
                throw ChannelFault.ofOurs("what it was made out of is not cancelled yet");
            case RELEASED, SHIPPED, DELIVERED, COMPLETED ->
                Optional.of(new Hold("split-too-late", whole.get().id().toString()));
        };
    }

    /** What nobody can have bought, for which our goods need not be looked up. */
    private static Optional<Hold> nonsense(MarketplaceOrder order) {
        if (order.payment().isEmpty()) {
            return Optional.of(new Hold("unpaid", "no payment is named"));
        }
        if (order.payment().get().amount().minor() > MOST_PAID) {
            return Optional.of(new Hold(MALFORMED, "more was paid than an order can cost"));
        }
        boolean isWithoutPieces = order.lines().isEmpty()
                || order.lines().stream().anyMatch(line -> line.quantity() < 1 || line.quantity() > MOST_PIECES);
        return isWithoutPieces
                ? Optional.of(new Hold(MALFORMED, "a line without pieces, or with more than there can be"))
                : Optional.empty();
    }

    /** Looks for what would make the placement fail, before the buyer's data is touched. */
    private Optional<Hold> obstacle(MarketplaceOrder order, Mapping mapping) {
        if (!mapping.unmapped().isEmpty()) {
            return Optional.of(new Hold(HeldOrders.UNMAPPED, String.join(", ", mapping.unmapped())));
        }
        SortedMap<Sku, Long> missing = missing(order, mapping, stock.supply(mapping.skus()), Map.of());
        return missing.isEmpty() ? Optional.empty() : Optional.of(Hold.ofShortage(missing));
    }

    /** @param promised pieces that others get first */
    private static SortedMap<Sku, Long> missing(
            MarketplaceOrder order, Mapping mapping, Supply supply, Map<Sku, Long> promised) {
        SortedMap<Sku, Long> wanted = new TreeMap<>();
        mapping.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), Math::addExact));
        Pool channel = Pool.fromString(order.id().channel());
        wanted.entrySet()
                .removeIf(line -> supply.available(line.getKey(), channel) - promised.getOrDefault(line.getKey(), 0L)
                        >= line.getValue());
        return wanted;
    }

    /** Whether nothing has to be asked about an order but which goods it means and who has bought them. */
    static boolean isPlain(MarketplaceOrder order) {
        return order.state() == MarketplaceOrder.State.READY
                && order.splitFrom().isEmpty()
                && nonsense(order).isEmpty();
    }

    /**
     * Whether an order's goods are ours and there.
     *
     * @param promised pieces that others get first
     */
    static boolean canBeTaken(MarketplaceOrder order, Mapping mapping, Supply supply, Map<Sku, Long> promised) {
        return mapping.unmapped().isEmpty()
                && missing(order, mapping, supply, promised).isEmpty();
    }

    static PlaceOrderCommand command(MarketplaceOrder order, Mapping mapping, Recipient buyer) {
        ExternalOrder external = order.id();
        MarketplaceOrder.Payment payment = order.payment().orElseThrow();
        Origin.Marketplace origin = new Origin.Marketplace(
                external.channel(),
                external.shopId(),
                external.externalOrderId(),
                order.placedAt(),
                order.updatedAt(),
                order.shipBy(),
                new Origin.MarketplacePayment(
                        payment.provider(),
                        payment.transactionId(),
                        payment.amount(),
                        payment.paidAt(),
                        payment.freight(),
                        payment.borne()));
        List<PlaceOrderCommand.Line> lines = mapping.lines().stream()
                .map(line -> new PlaceOrderCommand.Line(
                        line.sku().value(),
                        line.quantity(),
                        Optional.of(line.externalLineId()),
                        line.share(),
                        line.borne()))
                .toList();
        return new PlaceOrderCommand(origin, PlaceOrderCommand.ID_CARD, buyer, lines, Optional.empty());
    }

    /** The refused fields and their reasons; never their values. */
    private static String reasons(Problem refusal) {
        return refusal.errors().stream()
                .map((FieldError error) -> error.pointer() + " " + error.reason())
                .collect(Collectors.joining(", "));
    }
}
