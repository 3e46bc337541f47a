package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import by.pavilion.Meanwhile;
import by.pavilion.customs.DeclarationState;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever locks an order sees it as it is, even if the transaction has read it before. Whoever has not locked it and writes it
 * all the same is found out by its version and begins anew.
 */
@QuarkusTest
class OrderLockTest {
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

    @Test
    void severalAreWrittenTogetherAndReadAsTheyWereWritten() {
        List<OrderId> ids = Stream.generate(this::placed).limit(6).toList();

        List<Order> written = QuarkusTransaction.requiringNew().call(() -> {
            List<Order> pending = orders.lock(ids).stream()
                    .map(order -> order.with(PaymentStatus.PENDING))
                    .toList();
            orders.update(pending);
            return pending;
        });

        assertThat(orders.find(ids).stream().map(OrderLockTest::parts).toList())
                .isEqualTo(written.stream().map(OrderLockTest::parts).toList());
        assertThat(orders.find(ids))
                .extracting(Order::edition)
                .isEqualTo(written.stream().map(order -> order.edition() + 1).toList());
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
