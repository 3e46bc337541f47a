package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import by.pavilion.Meanwhile;
import by.pavilion.customs.DeclarationState;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever locks an order sees it as it is, even if the transaction has read it before. Whoever has not locked it and writes it
 * all the same is found out by its version and begins anew.
 */
@QuarkusTest
class OrderLockTest {
    /** So many that they are written by one statement. */
    private static final int MANY = 9;

    private static final Instant DECLARED = Instant.parse("2026-11-27T07:12:33.123456Z");

    @Inject
    TestShop shop;

    @Inject
    OrderStore orders;

    @Inject
    OrderLineStore lines;

    @Inject
    StandingStore standings;

    @Test
    void whatOthersHaveWrittenSinceItWasReadIsSeenByTheLock() {
        OrderId id = placed();

        QuarkusTransaction.requiringNew().run(() -> {
            Order read = orders.find(id).orElseThrow();
            Meanwhile.another(() -> orders.update(orders.lock(id).orElseThrow().with(PaymentStatus.PENDING)));

            assertThat(read.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
            assertThat(orders.lock(id).orElseThrow().paymentStatus()).isEqualTo(PaymentStatus.PENDING);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, MANY})
    void severalAreWrittenTogetherAndReadAsTheyWereWritten(int count) {
        isReadAsWritten(
                count,
                (order, place) -> order.with(PaymentStatus.PENDING)
                        .to(new RecipientRef(order.id().value()))
                        .with(order.progress().moved(FulfilmentStatus.READY, "shp_" + place)),
                orders::update);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, MANY})
    void severalGoOnTogetherAndAreReadAsTheyWereWritten(int count) {
        isReadAsWritten(
                count,
                (order, place) -> order.with(PaymentStatus.PAID)
                        .to(OrderStatus.PAID)
                        .with(order.progress()
                                .atCustoms(DeclarationState.SUBMITTED, "dcl_" + place)
                                .declared(DECLARED.plusSeconds(place)))
                        .to(OrderStatus.DECLARED),
                orders::advance);
    }

    @Test
    void statusesOfSeveralAreWrittenTogetherEachAsItsOwn() {
        isReadAsWritten(
                4,
                (order, place) -> place == 2
                        ? order.with(PaymentStatus.PENDING)
                        : order.with(PaymentStatus.PAID)
                                .to(OrderStatus.PAID)
                                .with(order.progress().atCustoms(DeclarationState.DECLARING)),
                orders::updateStatuses);
    }

    /** What is written is rolled back: there is neither money nor a declaration. */
    private void isReadAsWritten(int count, BiFunction<Order, Integer, Order> change, Consumer<List<Order>> write) {
        List<OrderId> ids = Stream.generate(this::placed).limit(count).toList();

        QuarkusTransaction.begin();
        try {
            List<Order> written = orders.lock(ids).stream()
                    .map(order -> change.apply(order, ids.indexOf(order.id())))
                    .toList();
            write.accept(written);

            assertThat(orders.find(ids).stream().map(OrderLockTest::parts).toList())
                    .isEqualTo(written.stream().map(OrderLockTest::parts).toList());
            assertThat(orders.find(ids))
                    .extracting(Order::edition)
                    .isEqualTo(
                            written.stream().map(order -> order.edition() + 1).toList());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Neither few, which are written one after the other, nor many, which are written together. */
    @ParameterizedTest
    @ValueSource(ints = {2, MANY})
    void oneThatOthersHaveWrittenSinceKeepsAllFromBeingWritten(int count) {
        List<OrderId> ids = Stream.generate(this::placed).limit(count).toList();
        List<Order> read = orders.find(ids);
        OrderId other = ids.get(1);
        QuarkusTransaction.requiringNew()
                .run(() -> orders.update(orders.lock(other).orElseThrow().with(PaymentStatus.PENDING)));

        List<Consumer<List<Order>>> ways = List.of(orders::update, orders::advance, orders::updateStatuses);
        for (Consumer<List<Order>> way : ways) {
            Throwable late = catchThrowable(() -> QuarkusTransaction.requiringNew()
                    .run(() -> way.accept(read.stream()
                            .map(order -> order.with(PaymentStatus.PAID))
                            .toList())));

            assertThat(Transactions.othersWereInTheWay(late)).as("%s", late).isTrue();
        }
        assertThat(orders.find(ids))
                .extracting(Order::paymentStatus)
                .containsExactlyInAnyOrderElementsOf(ids.stream()
                        .map(id -> id.equals(other) ? PaymentStatus.PENDING : PaymentStatus.UNPAID)
                        .toList());
    }

    /** The statement for many looks up these, and does not walk by others. */
    @Test
    void whoeverWritesManyWaitsForNoOthers() {
        List<OrderId> ids = Stream.generate(this::placed).limit(MANY).toList();
        OrderId others = placed();

        QuarkusTransaction.requiringNew().run(() -> {
            orders.lock(others);
            Meanwhile.another(() -> orders.update(orders.lock(ids).stream()
                    .map(order -> order.with(PaymentStatus.PENDING))
                    .toList()));
        });

        assertThat(orders.find(ids)).extracting(Order::paymentStatus).containsOnly(PaymentStatus.PENDING);
    }

    @Test
    void factsOfManyOrdersAreWrittenTogetherEachAsItsOwn() {
        List<OrderId> ids = Stream.generate(this::placed).limit(MANY).toList();

        List<Standing> written = QuarkusTransaction.requiringNew().call(() -> {
            List<Standing> moved = ids.stream()
                    .map(this::lockedStanding)
                    .map(standing -> standing.with(standing.progress()
                            .moved(FulfilmentStatus.READY, "shp_000000000000" + ids.indexOf(standing.id()))))
                    .toList();
            standings.write(moved);
            return moved;
        });

        assertThat(ids.stream().map(id -> standing(id).progress()).toList())
                .isEqualTo(written.stream().map(Standing::progress).toList());
    }

    /** Nothing that two have taken back is counted once. */
    @Test
    void piecesThatOthersHaveTakenBackSinceAreCounted() {
        OrderId id = placed();

        QuarkusTransaction.requiringNew().run(() -> {
            OrderLineId line = orders.find(id).orElseThrow().lines().get(0).id();
            Meanwhile.another(() -> takeBackOne(id, line));
            takeBackOne(id, line);

            assertThat(orders.lock(List.of(id)).get(0).lines().get(0).returned())
                    .isEqualTo(2);
        });
    }

    @Test
    void anOrderThatOthersHaveWrittenSinceItWasReadIsNotOverwritten() {
        OrderId id = placed();

        Throwable late = catchThrowable(() -> QuarkusTransaction.requiringNew().run(() -> {
            Order read = orders.find(id).orElseThrow();
            Meanwhile.another(() -> orders.update(orders.lock(id).orElseThrow().with(PaymentStatus.PENDING)));
            orders.update(read.with(PaymentStatus.PAID));
        }));

        assertThat(Transactions.othersWereInTheWay(late)).as("%s", late).isTrue();
        Order kept =
                QuarkusTransaction.requiringNew().call(() -> orders.find(id).orElseThrow());
        assertThat(kept.paymentStatus()).isEqualTo(PaymentStatus.PENDING);
    }

    /** A fact of customs does not undo what the carrier has told meanwhile. */
    @Test
    void aFactThatOthersHaveToldSinceIsNotOverwritten() {
        OrderId id = placed();
        Standing read = standing(id);
        Standing byCarrier = read.with(read.progress().moved(FulfilmentStatus.READY, "shp_0000000000000"));
        Standing byCustoms = read.with(read.progress().atCustoms(DeclarationState.READY, "dcl_0000000000000"));
        write(byCarrier);

        Throwable late = catchThrowable(() -> write(byCustoms));

        assertThat(Transactions.othersWereInTheWay(late)).as("%s", late).isTrue();
        assertThat(standing(id).progress()).isEqualTo(byCarrier.progress());
    }

    @Test
    void ordersThatComeToACustomsStatusAreWrittenTogetherAndNothingElseOfThem() {
        List<Standing> read =
                Stream.generate(this::placed).limit(3).map(this::standing).toList();
        Standing byCarrier =
                read.get(0).with(read.get(0).progress().moved(FulfilmentStatus.READY, "shp_0000000000000"));
        write(byCarrier);
        List<OrderId> ids = read.stream().map(Standing::id).toList();

        QuarkusTransaction.requiringNew()
                .run(() -> standings.writeAtCustoms(
                        "IN_REVIEW", ids.stream().map(this::lockedStanding).toList()));

        assertThat(ids.stream().map(this::standing).map(Standing::progress).toList())
                .isEqualTo(Stream.of(byCarrier, read.get(1), read.get(2))
                        .map(standing -> standing.progress().atCustoms(DeclarationState.IN_REVIEW))
                        .toList());
        assertThat(standing(ids.get(1)).edition()).isEqualTo(read.get(1).edition() + 1);
    }

    @Test
    void oneThatOthersHaveChangedSinceKeepsAllFromComingToACustomsStatus() {
        List<Standing> read =
                Stream.generate(this::placed).limit(3).map(this::standing).toList();
        Standing changed = read.get(1).with(read.get(1).progress().moved(FulfilmentStatus.READY, "shp_0000000000000"));
        write(changed);

        Throwable late = catchThrowable(
                () -> QuarkusTransaction.requiringNew().run(() -> standings.writeAtCustoms("IN_REVIEW", read)));

        assertThat(Transactions.othersWereInTheWay(late)).as("%s", late).isTrue();
        assertThat(read.stream().map(one -> standing(one.id()).progress()).toList())
                .containsExactly(
                        read.get(0).progress(), changed.progress(), read.get(2).progress());
    }

    @Test
    void whatElseHasChangedIsSeen() {
        Standing before = standing(placed());
        Progress known = before.progress();

        assertThat(before.with(known.atCustoms(DeclarationState.IN_REVIEW)).hasMovedAtCustomsOnly(before))
                .isTrue();
        assertThat(before.hasMovedAtCustomsOnly(before)).isFalse();
        assertThat(before.with(known.atCustoms(DeclarationState.IN_REVIEW, "dcl_0000000000000"))
                        .hasMovedAtCustomsOnly(before))
                .isFalse();
        assertThat(before.with(known.moved(FulfilmentStatus.READY, "shp_0000000000000"))
                        .hasMovedAtCustomsOnly(before))
                .isFalse();
    }

    /** In the running transaction. */
    private Standing lockedStanding(OrderId id) {
        return Objects.requireNonNull(standings.lock(List.of(id)).get(id));
    }

    private Standing standing(OrderId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Objects.requireNonNull(standings.lock(List.of(id)).get(id)));
    }

    private void write(Standing standing) {
        QuarkusTransaction.requiringNew().run(() -> standings.write(List.of(standing)));
    }

    private static List<Object> parts(Order order) {
        return List.of(
                order.id(),
                order.version(),
                order.status(),
                order.paymentStatus(),
                order.progress(),
                order.channel(),
                order.recipient(),
                order.lines(),
                order.totals(),
                order.placedAt());
    }

    private void takeBackOne(OrderId id, OrderLineId line) {
        orders.lock(List.of(id));
        lines.takeBack(Map.of(line, 1L));
    }

    private OrderId placed() {
        return OrderId.fromString(TestApi.place(TestApi.body(shop.chocolate("1.00", 5), 2))
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
