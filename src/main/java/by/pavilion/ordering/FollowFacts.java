package by.pavilion.ordering;

import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.ordering.Told.End;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets orders walk after what customs and carriers tell: keeps the new facts, then takes every step that the facts together
 * allow, one event each. A fact that came too early waits in the order until those before it are there. Most facts move no
 * status: for them an order is neither read whole nor written whole.
 */
@ApplicationScoped
class FollowFacts {
    private static final String DECLARATION_CANCELLED = "declaration-cancelled";
    private static final Logger LOG = Logger.getLogger(FollowFacts.class);

    private final OrderStore orders;
    private final StandingStore standings;
    private final Journal journal;
    private final CancellationStore cancellations;
    private final OweRefunds oweRefunds;
    private final MarketplaceMoney marketplaceMoney;
    private final GiveCouponsBack giveCouponsBack;
    private final CompletionStore completions;
    private final RecordDeliveries recordDeliveries;
    private final GiveGoodsBack giveGoodsBack;
    private final ReleaseFollower releaseFollower;

    FollowFacts(
            OrderStore orders,
            StandingStore standings,
            Journal journal,
            CancellationStore cancellations,
            OweRefunds oweRefunds,
            MarketplaceMoney marketplaceMoney,
            GiveCouponsBack giveCouponsBack,
            CompletionStore completions,
            RecordDeliveries recordDeliveries,
            GiveGoodsBack giveGoodsBack,
            ReleaseFollower releaseFollower) {
        this.orders = orders;
        this.standings = standings;
        this.journal = journal;
        this.cancellations = cancellations;
        this.oweRefunds = oweRefunds;
        this.marketplaceMoney = marketplaceMoney;
        this.giveCouponsBack = giveCouponsBack;
        this.completions = completions;
        this.recordDeliveries = recordDeliveries;
        this.giveGoodsBack = giveGoodsBack;
        this.releaseFollower = releaseFollower;
    }

    /** In the transaction of the reaction, by a handful of statements for all. What concerns no order of ours is left alone. */
    void follow(List<Told> told) {
        Map<OrderId, List<Told>> byOrder = new LinkedHashMap<>();
        told.forEach(fact ->
                byOrder.computeIfAbsent(fact.order(), none -> new ArrayList<>()).add(fact));
        Map<OrderId, Standing> before = standings.lock(byOrder.keySet());
        List<Standing> informed = new ArrayList<>();
        Map<String, List<Standing>> atCustoms = new LinkedHashMap<>();
        List<OrderId> moving = new ArrayList<>();
        byOrder.forEach((id, facts) -> {
            Standing stood = before.get(id);
            if (stood == null) {
                LOG.warnf("order=%s is unknown", id);
            } else if (moves(stood, facts)) {
                moving.add(id);
            } else {
                Standing after = stood.with(known(stood.progress(), facts));
                if (after.hasMovedAtCustomsOnly(stood)) {
                    atCustoms
                            .computeIfAbsent(after.progress().customsStatus(), none -> new ArrayList<>())
                            .add(after);
                } else if (!after.equals(stood)) {
                    informed.add(after);
                }
            }
        });
        standings.write(informed);
        atCustoms.forEach(standings::writeAtCustoms);
        if (!moving.isEmpty()) {
            move(moving, byOrder);
        }
    }

    private void move(List<OrderId> moving, Map<OrderId, List<Told>> byOrder) {
        Map<OrderId, CancellationStore.Wish> wishes = cancellations.find(moving.stream()
                .filter(id -> byOrder.getOrDefault(id, List.of()).stream().anyMatch(FollowFacts::cancels))
                .toList());
        List<Journal.Entry> entries = new ArrayList<>();
        List<Order> changed = orders.find(moving).stream()
                .map(order -> walk(
                        order,
                        Objects.requireNonNull(byOrder.get(order.id())),
                        Optional.ofNullable(wishes.get(order.id())),
                        entries))
                .toList();
        orders.advance(changed);
        journal.write(entries);
        List<Order> cancelled = reaching(OrderStatus.CANCELLED, entries);
        oweRefunds.cancelled(cancelled.stream().map(Order::id).toList());
        marketplaceMoney.cancelled(cancelled);
        giveCouponsBack.of(cancelled);
        lookWhenReturnsAreOver(entries);
        recordDeliveries.of(reaching(OrderStatus.DELIVERED, entries));
        giveGoodsBack.of(cancelled); // customs has given back the quota itself
        List<Order> abroad = abroad(entries, byOrder);
        oweRefunds.returnedAbroad(abroad.stream().map(Order::id).toList());
        marketplaceMoney.cancelled(abroad);
        giveGoodsBack.whenAskedFor(abroad);
        releaseFollower.released(reaching(OrderStatus.RELEASED, entries).stream()
                .filter(order -> order.paymentStatus() == PaymentStatus.REFUNDED)
                .map(Order::id)
                .toList());
    }

    private static List<Order> reaching(OrderStatus status, List<Journal.Entry> entries) {
        return entries.stream()
                .map(Journal.Entry::after)
                .filter(order -> order.status() == status)
                .toList();
    }

    /** Those that customs had released before it sent their goods abroad. */
    private static List<Order> abroad(List<Journal.Entry> entries, Map<OrderId, List<Told>> byOrder) {
        return reaching(OrderStatus.RETURNED, entries).stream()
                .filter(order ->
                        byOrder.getOrDefault(order.id(), List.of()).stream().anyMatch(Told::isEndingAbroad))
                .toList();
    }

    private void lookWhenReturnsAreOver(List<Journal.Entry> entries) {
        completions.plan(entries.stream()
                .map(Journal.Entry::after)
                .filter(order -> order.status() == OrderStatus.DELIVERED)
                .collect(Collectors.toMap(
                        Order::id, order -> order.progress().reachedAt(OrderStatus.RELEASED, order.placedAt()))));
    }

    private static boolean cancels(Told fact) {
        End end = fact.end();
        return end != null && end.statuses().contains(OrderStatus.CANCELLED);
    }

    private static boolean moves(Standing before, List<Told> facts) {
        Progress progress = before.progress();
        for (Told fact : facts) {
            progress = fact.change().apply(progress);
            End end = fact.end();
            boolean moved = end == null
                    ? progress.beyond(before.status()).isPresent()
                    : end.after(before.status()).isPresent();
            if (moved) {
                return true;
            }
        }
        return false;
    }

    private static Progress known(Progress before, List<Told> facts) {
        Progress progress = before;
        for (Told fact : facts) {
            progress = fact.change().apply(progress);
        }
        return progress;
    }

    /** @param wish of whoever wanted the order cancelled */
    private static Order walk(
            Order before, List<Told> facts, Optional<CancellationStore.Wish> wish, List<Journal.Entry> entries) {
        Order order = before;
        for (Told fact : facts) {
            Order informed = order.with(fact.change().apply(order.progress()));
            End end = fact.end();
            List<Order> steps = end == null ? informed.advanced() : ended(informed, end);
            steps.forEach(step -> entries.add(entry(step, fact, wish)));
            order = steps.isEmpty() ? informed : steps.get(steps.size() - 1);
        }
        return order;
    }

    /**
     * Customs has ended the order. Its events come in their order, so the order is as far as they have told; where its status
     * no longer allows the end, only the customs status follows.
     */
    private static List<Order> ended(Order informed, End end) {
        Optional<OrderStatus> status = end.after(informed.status());
        if (status.isPresent()) {
            return List.of(informed.to(status.get()));
        }
        LOG.warnf("order=%s is %s and does not become %s", informed.id(), informed.status(), end.statuses());
        return List.of();
    }

    /** Who wished it and why, where somebody did: customs only confirms. */
    private static OrderCancelled cancelled(
            Order step, Optional<CancellationStore.Wish> wished, Instant at, String otherwise) {
        return wished.map(wish -> OrderCancelled.of(step, wish.actor(), wish.reason(), at))
                .orElseGet(() -> OrderCancelled.of(step, Actor.CUSTOMS, otherwise, at));
    }

    private static Journal.Entry entry(Order step, Told fact, Optional<CancellationStore.Wish> wish) {
        End end = fact.end();
        Instant at = end == null
                ? step.progress().reachedAt(step.status(), fact.event().time())
                : end.at();
        return Correlation.inCauseOf(fact.event(), () -> entry(step, wish, at, fact.reason()));
    }

    private static Journal.Entry entry(
            Order step, Optional<CancellationStore.Wish> wish, Instant at, @Nullable String reason) {
        return switch (step.status()) {
            case DECLARED -> entry(step, OrderDeclared.of(step, at), Actor.CUSTOMS);
            case REJECTED ->
                new Journal.Entry(step, OrderRejected.of(step, at), Actor.CUSTOMS, Optional.ofNullable(reason));
            case RELEASED -> entry(step, OrderReleased.of(step, at), Actor.CUSTOMS);
            case SHIPPED -> entry(step, OrderShipped.of(step, at), Actor.CARRIER);
            case DELIVERED -> entry(step, OrderDelivered.of(step, at), Actor.CARRIER);
            case CANCELLED ->
                entry(
                        step,
                        cancelled(step, wish, at, Objects.requireNonNullElse(reason, DECLARATION_CANCELLED)),
                        Actor.CUSTOMS);
            case RETURNED -> entry(step, OrderReturned.of(step, at), Actor.CUSTOMS);
            case PLACED, PAID, COMPLETED ->
                throw new IllegalStateException("no fact of customs or carriers leads to " + step.status());
        };
    }

    private static Journal.Entry entry(Order after, Event event, Actor actor) {
        return new Journal.Entry(after, event, actor);
    }
}
