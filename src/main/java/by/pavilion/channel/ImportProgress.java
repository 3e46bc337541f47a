package by.pavilion.channel;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.livestreams.CountSales;
import by.pavilion.channel.offers.CountOwnSales;
import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.TellShortage;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TellOfSplit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attempt to import an order changes, each in a transaction of its own. */
@ApplicationScoped
class ImportProgress {
    private final ChannelOrderStore orders;
    private final AnswerStore answers;
    private final ChannelCases cases;
    private final NoticeAfterSales noticeAfterSales;
    private final CountSales countSales;
    private final CountOwnSales countOwnSales;
    private final Orders ourOrders;
    private final TellOfSplit tellOfSplit;
    private final TellShortage tellShortage;
    private final Outbox outbox;
    private final Pauses pauses;
    private final Clock clock;

    ImportProgress(
            ChannelOrderStore orders,
            AnswerStore answers,
            ChannelCases cases,
            NoticeAfterSales noticeAfterSales,
            CountSales countSales,
            CountOwnSales countOwnSales,
            Orders ourOrders,
            TellOfSplit tellOfSplit,
            TellShortage tellShortage,
            Outbox outbox,
            Pauses pauses,
            Clock clock) {
        this.orders = orders;
        this.answers = answers;
        this.cases = cases;
        this.noticeAfterSales = noticeAfterSales;
        this.countSales = countSales;
        this.countOwnSales = countOwnSales;
        this.ourOrders = ourOrders;
        this.tellOfSplit = tellOfSplit;
        this.tellShortage = tellShortage;
        this.outbox = outbox;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Transactional
    List<ShopTurns.Turn> dueShops(int limit) {
        return orders.dueShops(clock.instant(), limit);
    }

    @Transactional
    List<ChannelOrder> due(ShopTurns.Turn shop, int limit) {
        return orders.due(shop, clock.instant(), limit);
    }

    @Transactional
    Optional<ChannelOrder> find(ExternalOrder order) {
        return orders.find(order);
    }

    /** Keeps a version in the marketplace's own words. */
    @Transactional
    void keep(ChannelOrder wanted, MarketplaceOrder order, String raw) {
        answers.keep(wanted, ChannelOrder.Seen.of(order), raw, clock.instant());
    }

    /** The same of many. */
    @Transactional
    void keep(List<FetchedOrder> fetched) {
        answers.keep(fetched, clock.instant());
    }

    /** Keeps what we could not read, so that it can be once our reading is mended. */
    @Transactional
    void keepUnread(ChannelOrder wanted, String raw) {
        answers.keepUnread(wanted, raw, clock.instant());
    }

    @Transactional
    Optional<String> kept(ChannelOrder order) {
        return answers.newest(order);
    }

    @Transactional
    Optional<String> unread(ChannelOrder order) {
        return answers.unread(order);
    }

    /**
     * The order is ours. Another replica may have said so before, or may have found that it goes on under another number.
     *
     * @param seen the version that was placed; empty when it was placed before and not looked at again
     */
    @Transactional
    void imported(ChannelOrder wanted, Order ours, Optional<MarketplaceOrder> seen) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() == ChannelOrder.State.IMPORTED || isDouble(order)) {
            return;
        }
        OrderId orderId = ours.id();
        countSales.sold(new CountSales.Sale(
                order.id(),
                order.order(),
                ours,
                seen.map(MarketplaceOrder::placedAt).orElse(ours.placedAt())));
        seen.ifPresent(countOwnSales::sold);
        orders.change(order.id(), ChannelOrder.State.IMPORTED, null, null, order.attempts(), null);
        orders.imported(order.id(), orderId.toString());
        seen.ifPresent(version -> orders.seen(order.id(), ChannelOrder.Seen.of(version)));
        seen.flatMap(MarketplaceOrder::splitFrom)
                .flatMap(whole -> ourOrders.findExternal(
                        order.order().channel(), order.order().shopId(), whole))
                .ifPresent(whole -> tellOfSplit.tell(whole.id(), ours));
        noTrouble(order.order());
        noticeAfterSales.imported(order.order());
        tell(order, importedEvent(order.order(), orderId));
    }

    /**
     * Many orders of one shop are ours, as they have just been fetched: the same as
     * {@link #imported(ChannelOrder, Order, Optional)} by a fixed number of statements. None of them was made out of another one.
     *
     * @param placed at least one
     */
    @Transactional
    void imported(Map<FetchedOrder, Order> placed) {
        ExternalOrder any = placed.keySet().iterator().next().wanted().order();
        Map<Long, Long> sequences = orders.lockThoseToImport(
                any.channel(),
                any.shopId(),
                placed.keySet().stream()
                        .map(one -> one.wanted().order().externalOrderId())
                        .toList());
        Map<FetchedOrder, Order> taken = new LinkedHashMap<>(placed);
        taken.keySet().removeIf(one -> !sequences.containsKey(one.wanted().id()));
        if (taken.isEmpty()) {
            return;
        }
        List<CountSales.Sale> sales = new ArrayList<>();
        Map<FetchedOrder, String> orderIds = new LinkedHashMap<>();
        List<ChannelCases.About> over = new ArrayList<>();
        List<ExternalOrder> numbers = new ArrayList<>();
        List<Outbox.Numbered> told = new ArrayList<>();
        taken.forEach((one, ours) -> {
            ChannelOrder wanted = one.wanted();
            ExternalOrder external = wanted.order();
            sales.add(
                    new CountSales.Sale(wanted.id(), external, ours, one.order().placedAt()));
            orderIds.put(one, ours.id().toString());
            over.addAll(troubles(external));
            numbers.add(external);
            long last = Objects.requireNonNull(sequences.get(wanted.id()));
            told.add(new Outbox.Numbered(importedEvent(external, ours.id()), last + 1, wanted.correlationId()));
        });
        countSales.sold(sales);
        countOwnSales.sold(taken.keySet().stream().map(FetchedOrder::order).toList());
        orders.imported(orderIds);
        cases.closeAll(over, ChannelCases.OVER);
        noticeAfterSales.imported(numbers);
        outbox.append(told);
    }

    /**
     * Keeps until when phones are lent with which orders are about to be placed. A process may place one and die before it says so,
     * and nobody tells that time once more without being asked for the buyer.
     *
     * @param until by our numbers of the marketplace's orders
     */
    @Transactional
    void phonesAreLent(Map<Long, Instant> until) {
        orders.phonesAreLent(until, WatchPhones.BEFORE);
    }

    private ChannelOrderImported importedEvent(ExternalOrder external, OrderId orderId) {
        return new ChannelOrderImported(
                external.channel(), external.shopId(), external.externalOrderId(), orderId, clock.instant());
    }

    /**
     * The order is paid and cannot be taken yet. The event tells of each new reason once, and a case waits for a person.
     *
     * @param reason a code: {@code unmapped-sku}
     * @param detail for operators, without personal data
     * @param seen the version that cannot be taken; empty when it could not be read
     */
    @Transactional
    void held(ChannelOrder wanted, String reason, String detail, Optional<MarketplaceOrder> seen) {
        heldFor(Map.of(), wanted, reason, detail, seen);
    }

    /** @param missing pieces that it waits for, of which inventory tells */
    @Transactional
    void heldFor(
            Map<Sku, Long> missing,
            ChannelOrder wanted,
            String reason,
            String detail,
            Optional<MarketplaceOrder> seen) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() != ChannelOrder.State.IMPORTED && !isDouble(order)) {
            orders.watchPhoneNoMore(order.id()); // it was lent for what has not been placed
            held(order, reason, detail, seen, clock.instant().plus(pauses.held(order.attempts())));
            if (!missing.isEmpty() && !order.reason().equals(Optional.of(reason))) {
                Pool channel = Pool.fromString(order.order().channel());
                Correlation.of(order.correlationId(), () -> {
                    tellShortage.tell(channel, missing, order.order().key());
                    return order;
                });
            }
        }
    }

    /** The same where nothing that happens by itself will change it: it is tried again when it changes there or a person says so. */
    @Transactional
    void heldForAPerson(ChannelOrder wanted, String reason, String detail, MarketplaceOrder seen) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() != ChannelOrder.State.IMPORTED && !isDouble(order)) {
            orders.watchPhoneNoMore(order.id());
            held(order, reason, detail, Optional.of(seen), null);
        }
    }

    private void held(
            ChannelOrder order,
            String reason,
            String detail,
            Optional<MarketplaceOrder> seen,
            @Nullable Instant nextAttemptAt) {
        Instant now = clock.instant();
        orders.change(order.id(), ChannelOrder.State.HELD, reason, detail, order.attempts() + 1, nextAttemptAt);
        seen.ifPresent(version -> orders.seen(order.id(), ChannelOrder.Seen.of(version)));
        ExternalOrder external = order.order();
        cases.close(
                about(external, reason.equals(HeldOrders.SHORTAGE) ? Trouble.ORDER_HELD : Trouble.SHORTAGE),
                ChannelCases.OVER);
        cases.open(
                about(external, reason.equals(HeldOrders.SHORTAGE) ? Trouble.SHORTAGE : Trouble.ORDER_HELD),
                Optional.empty(),
                words(reason, detail, seen),
                seen.flatMap(MarketplaceOrder::shipBy));
        if (!order.reason().equals(Optional.of(reason))) {
            tell(
                    order,
                    new ChannelOrderImportHeld(
                            external.channel(), external.shopId(), external.externalOrderId(), reason, now));
        }
    }

    /** With what its buyer has paid, by which a person sees how much is at stake. */
    private static String words(String reason, String detail, Optional<MarketplaceOrder> seen) {
        String paid = seen.flatMap(MarketplaceOrder::payment)
                .map(payment -> ", paid " + payment.amount())
                .orElse("");
        return reason + paid + ": " + detail;
    }

    /** There is nothing to import: the buyer has cancelled. */
    @Transactional
    void closed(ChannelOrder wanted, String reason, MarketplaceOrder seen) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() != ChannelOrder.State.IMPORTED && !isDouble(order)) {
            orders.watchPhoneNoMore(order.id());
            orders.change(order.id(), ChannelOrder.State.CLOSED, reason, null, order.attempts(), null);
            orders.seen(order.id(), ChannelOrder.Seen.of(seen));
            noTrouble(order.order());
        }
    }

    /**
     * An order that is ours was looked at again, and all was done that follows from it. An older version than the one that was
     * applied last changes nothing; one that says that the order is less far is told of, and a person has to look.
     */
    @Transactional
    void followed(ChannelOrder wanted, OrderId orderId, MarketplaceOrder version) {
        ChannelOrder order = orders.lock(wanted.id());
        orders.change(order.id(), ChannelOrder.State.IMPORTED, null, null, 0, null);
        ChannelOrder.Seen now = ChannelOrder.Seen.of(version);
        if (!order.seen().map(now::follows).orElse(true)) {
            return;
        }
        if (version.state() == MarketplaceOrder.State.CANCELLED) {
            countSales.cancelled(order.id());
            if (order.seen()
                    .filter(before -> before.state() == MarketplaceOrder.State.CANCELLED)
                    .isEmpty()) {
                countOwnSales.cancelled(version);
            }
        }
        orders.seen(order.id(), now);
        order.seen().filter(now::wentBackFrom).ifPresent(before -> {
            ExternalOrder external = order.order();
            cases.open(
                    about(external, Trouble.ORDER_WENT_BACK),
                    Optional.of(orderId.toString()),
                    code(before.state()) + " → " + code(now.state()),
                    Optional.empty());
            tell(
                    order,
                    new ChannelOrderWentBack(
                            external.channel(),
                            external.shopId(),
                            external.externalOrderId(),
                            orderId,
                            code(before.state()),
                            code(now.state()),
                            clock.instant()));
        });
    }

    /** It is not over yet: after a pause it is looked at once more, however it stands. */
    @Transactional
    void lookAgain(ChannelOrder wanted) {
        ChannelOrder order = orders.lock(wanted.id());
        Instant later = clock.instant().plus(pauses.held(0));
        orders.change(order.id(), ChannelOrder.State.IMPORTED, null, null, 0, later);
    }

    /** What holds our order while its marketplace has stopped it. */
    @Transactional
    Optional<String> holdOf(ChannelOrder order) {
        return orders.holdOf(order.id());
    }

    @Transactional
    void holds(ChannelOrder order, @Nullable String holdId) {
        orders.holds(order.id(), holdId);
    }

    /** It is cancelled there, and here it is too late for it. */
    @Transactional
    void cancelledTooLate(ChannelOrder wanted, OrderId orderId, String status) {
        cases.open(
                about(wanted.order(), Trouble.CANCELLED_TOO_LATE),
                Optional.of(orderId.toString()),
                status,
                Optional.empty());
    }

    /**
     * It could not be tried: again after a pause that fits the fault. What its marketplace does not give us, or fails to give us
     * again and again, a person has to see.
     */
    @Transactional
    void failed(ChannelOrder wanted, ChannelFault fault) {
        ChannelOrder order = orders.lock(wanted.id());
        boolean forAPerson = isToBeImported(order) && pauses.isForAPerson(fault, order.attempts());
        if (forAPerson && fault.kind() == ChannelFault.Kind.REFUSED) {
            Instant later = clock.instant().plus(pauses.held(order.attempts()));
            held(order, HeldOrders.REFUSED_THERE, fault.reason(), Optional.empty(), later);
            return;
        }
        orders.change(
                order.id(),
                order.state(),
                order.reason().orElse(null),
                fault.reason(),
                order.attempts() + 1,
                isDoneWith(order, fault) ? null : clock.instant().plus(pauses.after(fault.kind(), order.attempts())));
        if (forAPerson && order.state() == ChannelOrder.State.WANTED) { // one that is held has a case already
            cases.open(
                    about(order.order(), Trouble.ORDER_HELD),
                    Optional.empty(),
                    "not-to-be-had: " + fault.reason(),
                    Optional.empty());
        }
    }

    /** It goes on under another number. */
    private static boolean isDouble(ChannelOrder order) {
        return order.reason().filter(ChannelOrderStore.DOUBLE::equals).isPresent();
    }

    private static boolean isToBeImported(ChannelOrder order) {
        return switch (order.state()) {
            case WANTED, HELD -> true;
            case IMPORTED, CLOSED -> false;
        };
    }

    /** Looking again at an order that is ours or closed is given up when the marketplace does not know it any more. */
    private static boolean isDoneWith(ChannelOrder order, ChannelFault fault) {
        return switch (order.state()) {
            case CLOSED -> true;
            case IMPORTED -> fault.kind() == ChannelFault.Kind.REFUSED;
            case WANTED, HELD -> false;
        };
    }

    private void noTrouble(ExternalOrder order) {
        cases.closeAll(troubles(order), ChannelCases.OVER);
    }

    /** What is over when an order is ours. */
    private static List<ChannelCases.About> troubles(ExternalOrder order) {
        return List.of(
                about(order, Trouble.ORDER_HELD), about(order, Trouble.SHORTAGE), about(order, Trouble.ORDER_DIFFERS));
    }

    private static ChannelCases.About about(ExternalOrder order, Trouble trouble) {
        return new ChannelCases.About(order.channel(), order.shopId(), trouble, order.externalOrderId());
    }

    private static String code(MarketplaceOrder.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void tell(ChannelOrder order, Event event) {
        long sequence = orders.nextSequence(order.id());
        Correlation.of(order.correlationId(), () -> {
            outbox.append(event, sequence);
            return sequence;
        });
    }
}
