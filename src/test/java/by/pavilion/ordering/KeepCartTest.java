package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.STOREFRONT;
import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static by.pavilion.ordering.TestCommands.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeepCartTest {
    @Inject
    KeepCart keepCart;

    @Inject
    Carts carts;

    @Inject
    CheckOut checkOut;

    @Inject
    PlaceTogether placeTogether;

    @Inject
    ForgetCarts forgetCarts;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Test
    void mergingAddsUpToTheMostOfALineAndEndsTheOtherCart() {
        Sku one = shop.chocolate("26.00");
        Sku other = shop.chocolate("27.00");
        Cart kept = cart(line(one, 9_000));
        Cart ending = cart(line(other, 2), line(one, 2_000));
        IdempotencyKey key = newKey();

        Cart merged = keepCart.merge(STOREFRONT, key, kept.id(), ending.id());

        assertThat(merged.lines()).containsExactly(new Cart.Line(one, 9_999), new Cart.Line(other, 2));
        assertThat(merged.version()).isEqualTo(kept.version() + 1);
        assertThat(carts.visible(STOREFRONT, kept.id())).isEqualTo(merged);
        assertThat(slug(() -> carts.visible(STOREFRONT, ending.id()))).isEqualTo("not-found");
        assertThat(keepCart.merge(STOREFRONT, key, kept.id(), ending.id())).isEqualTo(merged);
        assertThat(reason(() -> keepCart.merge(STOREFRONT, newKey(), kept.id(), ending.id())))
                .isEqualTo("/cartId unknown-cart");
        assertThat(reason(() -> keepCart.merge(STOREFRONT, newKey(), kept.id(), kept.id())))
                .isEqualTo("/cartId same-cart");
    }

    @Test
    void aCartIsMergedIntoOneOfTwoThatWantItAtOnce() throws Exception {
        Sku sku = shop.chocolate("26.00");
        for (int round = 0; round < 10; round++) {
            Cart one = cart(line(sku, 1));
            Cart other = cart(line(sku, 1));
            Cart wanted = cart(line(sku, 5));

            List<Object> outcomes = race(
                    () -> keepCart.merge(STOREFRONT, newKey(), one.id(), wanted.id()),
                    () -> keepCart.merge(STOREFRONT, newKey(), other.id(), wanted.id()));

            assertThat(outcomes.stream().filter(Cart.class::isInstance)).hasSize(1);
            assertThat(pieces(one) + pieces(other)).isEqualTo(7);
        }
    }

    @Test
    void cartsThatAreMergedIntoEachOtherAtOnceLeaveOne() throws Exception {
        Sku sku = shop.chocolate("26.00");
        for (int round = 0; round < 10; round++) {
            Cart one = cart(line(sku, 1));
            Cart other = cart(line(sku, 2));

            List<Object> outcomes = race(
                    () -> keepCart.merge(STOREFRONT, newKey(), one.id(), other.id()),
                    () -> keepCart.merge(STOREFRONT, newKey(), other.id(), one.id()));

            assertThat(outcomes.stream().filter(Cart.class::isInstance)).hasSize(1);
            outcomes.stream()
                    .filter(Cart.class::isInstance)
                    .map(Cart.class::cast)
                    .forEach(merged -> assertThat(merged.lines()).containsExactly(new Cart.Line(sku, 3)));
        }
    }

    @Test
    void aCheckoutEmptiesItsCartAndARepeatStillFindsIt() {
        Sku inChina = shop.chocolate("26.00", 10);
        Sku inBelarus = shop.chocolate("30.00");
        shop.stock(inBelarus, TestShop.DIRECT, 10);
        Cart cart = cart(line(inChina, 2), line(inBelarus, 1));
        PlaceOrderCommand command = TestCommands.to(somebody());
        IdempotencyKey key = newKey();

        Checkout checkout = checkOut(key, command, cart.id()).checkoutOrThrow();

        assertThat(checkout.orders()).hasSize(2);
        Cart emptied = carts.visible(STOREFRONT, cart.id());
        assertThat(emptied.lines()).isEmpty();
        assertThat(emptied.version()).isEqualTo(cart.version() + 1);
        assertThat(checkOut(key, command, cart.id())).isEqualTo(new Placement.CheckedOut(checkout, true));
        assertThat(errors(checkOut(newKey(), command, cart.id()))).containsExactly(tuple("/cartId", "empty-cart"));
        assertThat(shop.available(inChina)).isEqualTo(8);
    }

    @Test
    void ofTwoCheckoutsOfOneCartOneIsMade() throws Exception {
        Sku sku = shop.chocolate("26.00", 100);
        for (int round = 0; round < 5; round++) {
            Cart cart = cart(line(sku, 1));
            PlaceOrderCommand command = TestCommands.to(somebody());

            List<Object> outcomes = race(() -> checkOut(newKey(), command, cart.id()), () -> placeTogether
                    .place(List.of(
                            Wish.ofSeveral(STOREFRONT, newKey(), command, Optional.of(cart.id()), Optional.empty()),
                            Wish.ofSeveral(STOREFRONT, newKey(), command, Optional.of(cart.id()), Optional.empty())))
                    .stream()
                    .filter(Placement.CheckedOut.class::isInstance)
                    .findFirst()
                    .orElseGet(() -> new Placement.Refused(CartProblems.noSuchCart())));

            assertThat(outcomes.stream().filter(Placement.CheckedOut.class::isInstance))
                    .hasSize(1);
            assertThat(shop.available(sku)).isEqualTo(99 - round);
        }
    }

    @Test
    void aRefusedCheckoutLeavesTheCart() {
        Sku sku = shop.chocolate("26.00", 1);
        Cart cart = cart(line(sku, 2));

        Placement placement = checkOut(newKey(), TestCommands.to(somebody()), cart.id());

        assertThat(((Placement.Refused) placement).problem().type().slug()).isEqualTo("out-of-stock");
        assertThat(carts.visible(STOREFRONT, cart.id())).isEqualTo(cart);
    }

    @Test
    void nobodyChecksOutWhatAnotherKeepsOrACartBesideLines() {
        Sku sku = shop.chocolate("26.00", 10);
        Cart others =
                keepCart.make(new PlacedBy("another-storefront"), newKey(), Optional.empty(), List.of(line(sku, 1)));
        Cart own = cart(line(sku, 1));

        assertThat(errors(checkOut(newKey(), TestCommands.to(somebody()), others.id())))
                .containsExactly(tuple("/cartId", "unknown-cart"));
        assertThat(errors(checkOut(newKey(), TestCommands.to(somebody(), line(sku, 1)), own.id())))
                .containsExactly(tuple("/cartId", "cart-and-lines"));
        assertThat(shop.available(sku)).isEqualTo(10);
    }

    @Test
    void aCartThatNobodyChangesIsForgotten() throws SQLException {
        Sku sku = shop.chocolate("26.00");
        Cart old = cart(line(sku, 1));
        Cart kept = cart(line(sku, 1));
        assertThat(old.keptUntil()).isEqualTo(old.changedAt().plus(Duration.ofDays(30)));
        run("UPDATE ordering_carts SET kept_until = '2026-01-01' WHERE id = "
                + old.id().value());
        assertThat(slug(() -> carts.visible(STOREFRONT, old.id()))).isEqualTo("not-found");
        assertThat(slug(() -> keepCart.change(
                        STOREFRONT, old.id(), IfMatch.fromString("*"), Map.of(sku.toString(), Optional.of(2L)))))
                .isEqualTo("not-found");

        forgetCarts.doSome();

        assertThat(count("SELECT COUNT(*) FROM ordering_carts WHERE id = "
                        + old.id().value()))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM ordering_cart_lines WHERE cart_id = "
                        + old.id().value()))
                .isZero();
        assertThat(carts.visible(STOREFRONT, kept.id())).isEqualTo(kept);
    }

    private Cart cart(PlaceOrderCommand.Line... lines) {
        return keepCart.make(STOREFRONT, newKey(), Optional.empty(), List.of(lines));
    }

    private long pieces(Cart cart) {
        return carts.visible(STOREFRONT, cart.id()).lines().stream()
                .mapToLong(Cart.Line::quantity)
                .sum();
    }

    private Placement checkOut(IdempotencyKey key, PlaceOrderCommand command, CartId cart) {
        return checkOut.checkOut(STOREFRONT, key, command, Optional.of(cart))
                .toCompletableFuture()
                .join();
    }

    private static List<Tuple> errors(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Refused.class);
        return ((Placement.Refused) placement)
                .problem().errors().stream()
                        .map(error -> tuple(error.pointer(), error.reason()))
                        .toList();
    }

    /** What came of each, a refusal as a value. */
    private static List<Object> race(Callable<?> one, Callable<?> other) throws Exception {
        ExecutorService beside = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> racing = List.of(beside.submit(one), beside.submit(other));
            List<Object> outcomes = new ArrayList<>();
            for (Future<?> racer : racing) {
                try {
                    outcomes.add(racer.get());
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(Problem.class);
                    outcomes.add(refused.getCause());
                }
            }
            return outcomes;
        } finally {
            beside.shutdownNow();
        }
    }

    private static String slug(Callable<?> refused) {
        return problem(refused).type().slug();
    }

    private static String reason(Callable<?> refused) {
        FieldError error = problem(refused).errors().get(0);
        return error.pointer() + " " + error.reason();
    }

    private static Problem problem(Callable<?> refused) {
        List<Problem> thrown = new ArrayList<>();
        assertThatThrownBy(refused::call).isInstanceOfSatisfying(Problem.class, thrown::add);
        return thrown.get(0);
    }

    private void run(String update) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.executeUpdate();
        }
    }

    private long count(String select) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
