package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockLine;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.PricedLine;
import by.pavilion.pricing.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * An order: what was bought, for how much, from where, and how far it is. Immutable: each change makes another one.
 *
 * @param version the number of its last event
 * @param edition the edition of its row that was read, by which the store notices that somebody else was faster
 * @param buyerRef the storefront's own name for its customer
 * @param consumerNoticeVersion the notice for consumers that the buyer accepted
 * @param expiresAt until when it waits for its money; empty for a marketplace's, which is paid already
 * @param trace that it was placed in, as {@code traceparent} of W3C Trace Context
 */
public record Order(
        OrderId id,
        long version,
        long edition,
        OrderStatus status,
        PaymentStatus paymentStatus,
        Progress progress,
        SalesChannel channel,
        PlacedBy placedBy,
        Optional<String> buyerRef,
        RecipientRef recipient,
        CustomsMode mode,
        WarehouseCode warehouse,
        List<OrderLine> lines,
        Totals totals,
        Optional<String> consumerNoticeVersion,
        Instant placedAt,
        Optional<Instant> expiresAt,
        Optional<CheckoutId> checkout,
        Optional<String> trace) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** Makes an order of checked and priced goods. Its first event has the number 1. */
    static Order place(
            OrderId id,
            PlacedBy placedBy,
            PlaceOrderCommand command,
            RecipientRef recipient,
            WarehouseCode warehouse,
            LandedPrice price,
            LongSupplier lineIds,
            Instant at,
            Optional<Instant> expiresAt,
            Optional<CheckoutId> checkout,
            Optional<String> trace) {
        List<OrderLine> lines = new ArrayList<>();
        for (int index = 0; index < price.lines().size(); index++) {
            PricedLine priced = price.lines().get(index);
            lines.add(new OrderLine(
                    new OrderLineId(lineIds.getAsLong()),
                    index + 1,
                    priced.listing().sku(),
                    priced.listing().merchant(),
                    priced.quantity(),
                    priced.unitPrice(),
                    priced.freight(),
                    priced.discount(),
                    LineTax.of(priced.tax()),
                    DeclaredGoods.of(priced.listing()),
                    command.lines().get(index).externalLineId(),
                    0,
                    priced.promotions()));
        }
        return new Order(
                id,
                1,
                0,
                OrderStatus.PLACED,
                PaymentStatus.UNPAID,
                Progress.NONE,
                SalesChannel.of(command.origin()),
                placedBy,
                command.origin() instanceof Origin.Storefront storefront ? storefront.buyerRef() : Optional.empty(),
                recipient,
                price.mode(),
                warehouse,
                lines,
                price.totals(),
                command.consumerNoticeVersion(),
                at,
                expiresAt,
                checkout,
                trace);
    }

    /** The only door from one status to another; each passage has an event, so the version goes up by one. */
    Order to(OrderStatus wanted) {
        if (!status.next().contains(wanted)) {
            throw new IllegalStateException("order " + id + " cannot go from " + status + " to " + wanted);
        }
        return with(version + 1, wanted, paymentStatus, progress);
    }

    /** The same order after an event that moves no status. */
    Order told() {
        return with(version + 1, status, paymentStatus, progress);
    }

    /** The same order for somebody else or to somewhere else. */
    Order to(RecipientRef other) {
        return new Order(
                id,
                version + 1,
                edition,
                status,
                paymentStatus,
                progress,
                channel,
                placedBy,
                buyerRef,
                other,
                mode,
                warehouse,
                lines,
                totals,
                consumerNoticeVersion,
                placedAt,
                expiresAt,
                checkout,
                trace);
    }

    /** The same order with fewer goods. */
    Order reduced(List<OrderLine> fewer, Totals cheaper) {
        return new Order(
                id,
                version + 1,
                edition,
                status,
                paymentStatus,
                progress,
                channel,
                placedBy,
                buyerRef,
                recipient,
                mode,
                warehouse,
                fewer,
                cheaper,
                consumerNoticeVersion,
                placedAt,
                expiresAt,
                checkout,
                trace);
    }

    Order with(PaymentStatus payment) {
        return with(version, status, payment, progress);
    }

    Order with(Progress facts) {
        return with(version, status, paymentStatus, facts);
    }

    /** The steps that the facts ask for, in order: each one status further than the one before. Often none. */
    List<Order> advanced() {
        List<Order> steps = new ArrayList<>();
        Order order = this;
        Optional<OrderStatus> next = progress.beyond(status);
        while (next.isPresent()) {
            order = order.to(next.get());
            steps.add(order);
            next = progress.beyond(order.status);
        }
        return steps;
    }

    /** The number by which customs and carriers know the order: the marketplace's own, else its id. */
    public String orderNo() {
        return channel.externalOrderId().orElseGet(id::toString);
    }

    public List<MerchantId> merchants() {
        return lines.stream().map(OrderLine::merchant).distinct().toList();
    }

    public long grossWeightGrams() {
        return lines.stream()
                .mapToLong(line -> Math.multiplyExact(line.declared().grossWeightGrams(), line.quantity()))
                .reduce(0, Math::addExact);
    }

    public long netWeightGrams() {
        return lines.stream()
                .mapToLong(line -> Math.multiplyExact(line.declared().netWeightGrams(), line.quantity()))
                .reduce(0, Math::addExact);
    }

    /** What this order has taken from stock. */
    public Stock.Taking taking() {
        Map<Sku, Long> pieces = new TreeMap<>();
        lines.forEach(line -> pieces.merge(line.sku(), line.quantity(), Math::addExact));
        return new Stock.Taking(
                id.toString(),
                pieces.entrySet().stream()
                        .map(piece -> new StockLine(piece.getKey(), warehouse, piece.getValue()))
                        .toList());
    }

    /** Whether its goods have not left the warehouse, as far as a carrier has told: then they can be sold to others. */
    boolean goodsAreHere() {
        return progress.fulfilment().compareTo(FulfilmentStatus.IN_TRANSIT) < 0;
    }

    /** The part that all its events share. */
    OrderState state() {
        return new OrderState(
                id,
                orderNo(),
                version,
                status,
                paymentStatus,
                progress.fulfilment(),
                progress.customsStatus(),
                new OrderState.Channel(
                        channel.code(),
                        channel.shopId().orElse(null),
                        channel.externalOrderId().orElse(null),
                        channel.externalUpdatedAt().orElse(null)),
                merchants(),
                mode.code(),
                warehouse.toString(),
                recipient,
                totals.payable().currency().getCurrencyCode(),
                placedAt,
                channel.shipBy().orElse(null),
                grossWeightGrams(),
                lines.stream()
                        .map(line -> new OrderState.Line(
                                line.id(),
                                line.sku().toString(),
                                line.merchant(),
                                line.declared().nameZh(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discount(),
                                line.tax().total(),
                                line.externalLineId().orElse(null),
                                line.isGift() ? true : null))
                        .toList(),
                new OrderState.Totals(
                        totals.goods(),
                        totals.freight(),
                        totals.discount(),
                        new OrderState.Tax(
                                totals.tax().tariff(),
                                totals.tax().consumption(),
                                totals.tax().vat(),
                                totals.tax().total()),
                        totals.payable()));
    }

    private Order with(long newVersion, OrderStatus newStatus, PaymentStatus newPayment, Progress newProgress) {
        return new Order(
                id,
                newVersion,
                edition,
                newStatus,
                newPayment,
                newProgress,
                channel,
                placedBy,
                buyerRef,
                recipient,
                mode,
                warehouse,
                lines,
                totals,
                consumerNoticeVersion,
                placedAt,
                expiresAt,
                checkout,
                trace);
    }
}
