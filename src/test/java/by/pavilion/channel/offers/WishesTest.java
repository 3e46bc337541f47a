package by.pavilion.channel.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.ordering.TestShop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two replicas may do beside each other. Nothing here is due so soon that the product's own worker would send it. */
@QuarkusTest
class WishesTest {
    private static final String CHANNEL = "nowhere";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant EARLIER = Instant.parse("2098-01-01T00:00:00Z");
    private static final Instant BEFORE_FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    WishStore store;

    @Inject
    WishProgress progress;

    @Inject
    SendAgain sendAgain;

    @Inject
    ChannelCases cases;

    @Inject
    OffersConfig config;

    @Inject
    ListingBook book;

    @Inject
    TestShop goods;

    private final String shopId = "w" + UUID.randomUUID().toString().substring(0, 12);
    private ChannelListing listing;

    /** What is not listed is withdrawn by the product's own worker. */
    @BeforeEach
    void list() {
        listing = listing(goods.chocolate("26.00", 5));
        book.put(List.of(listing));
    }

    private ChannelListing listing(Sku sku) {
        return new ChannelListing(
                CHANNEL,
                shopId,
                new ChannelSku("", "1"),
                sku,
                1,
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty());
    }

    @Test
    void anOlderValueThatArrivesAfterANewerOneIsFollowedByTheNewest() {
        want(WishKind.STOCK, 10);
        Wish ten = find(WishKind.STOCK);
        want(WishKind.STOCK, 7);
        Wish seven = find(WishKind.STOCK);
        assertThat(progress.newest(ten)).isEmpty();
        assertThat(progress.newest(seven)).isPresent();

        progress.sent(seven);
        progress.sent(ten);

        Wish now = find(WishKind.STOCK);
        assertThat(now.wanted()).isEqualTo(7);
        assertThat(now.version()).isGreaterThan(seven.version());
        assertThat(now.sent()).contains(7L);
    }

    @Test
    void onlyThePriceOfTheCaseIsLetThrough() {
        want(WishKind.PRICE, 280);
        progress.guarded(find(WishKind.PRICE), "too low");
        want(WishKind.STOCK, 5);
        progress.sent(find(WishKind.STOCK));
        assertThat(open()).containsExactly(Trouble.PRICE_GUARDED);

        want(WishKind.PRICE, 1);
        assertThat(approve()).as("another price is judged by itself").isFalse();
        assertThat(find(WishKind.PRICE).approved()).isEmpty();
        progress.guarded(find(WishKind.PRICE), "much too low");
        assertThat(approve()).isTrue();
        assertThat(find(WishKind.PRICE).approved()).contains(1L);
    }

    @Test
    void aSaleThatNobodyHasWeighedYetIsNotLostWhileAWholeNumberIsOut() {
        Wish ten = toldAndCounted(10);
        sold(3);
        assertThat(progress.beginsWhole(ten)).isTrue();

        want(WishKind.STOCK, 7);

        Wish seven = find(WishKind.STOCK);
        assertThat(seven.version()).isGreaterThan(ten.version());
        assertThat(seven.sales().now()).isZero();
        assertThat(progress.beginsWhole(ten)).as("another is wanted by now").isFalse();
    }

    @Test
    void aWholeNumberThatIsNotWhatIsWantedByNowIsFollowedByThat() {
        Wish ten = toldAndCounted(10);
        sold(3);
        want(WishKind.STOCK, 7);
        assertThat(find(WishKind.STOCK).version()).isEqualTo(ten.version());

        tell(ten);

        Wish seven = find(WishKind.STOCK);
        assertThat(seven.wanted()).isEqualTo(7);
        assertThat(seven.version()).isGreaterThan(ten.version());
    }

    @Test
    void nothingLeftIsNotWantedAnewWithEachSale() {
        toldAndCounted(10);
        want(WishKind.STOCK, 0);
        Wish nothing = find(WishKind.STOCK);

        sold(3);
        assertThat(find(WishKind.STOCK).hasBeenOvertakenBySales()).isFalse();
        want(WishKind.STOCK, 0);

        assertThat(find(WishKind.STOCK).version()).isEqualTo(nothing.version());
    }

    @Test
    void stepsDoNotPutOffThatTheyAreReadBack() {
        Wish ten = toldAndCounted(10);
        QuarkusTransaction.requiringNew().run(() -> store.checked(ten, -2, BEFORE_FAR));

        step(15);

        List<Wish> toCheck = QuarkusTransaction.requiringNew()
                .call(() -> store.toCheck(new ShopTurns.Turn(CHANNEL, shopId), BEFORE_FAR, 10));
        assertThat(toCheck).extracting(wish -> wish.sales().drift()).containsExactly(-2L);
    }

    @Test
    void fewerThanExpectedAfterStepsAreToldAnewOnlyWhenItStaysSo() {
        toldAndCounted(10);
        Wish stepped = step(15);

        progress.differs(stepped, -20, "fewer");
        assertThat(find(WishKind.STOCK).version()).isEqualTo(stepped.version());
        progress.differs(find(WishKind.STOCK), -21, "still fewer");
        assertThat(find(WishKind.STOCK).version()).isEqualTo(stepped.version());
        progress.differs(find(WishKind.STOCK), -21, "as many fewer");

        assertThat(find(WishKind.STOCK).version()).isGreaterThan(stepped.version());
        assertThat(open()).isEmpty();
    }

    @Test
    void moreThanExpectedAfterStepsAreToldAnewAtOnce() {
        toldAndCounted(10);
        Wish stepped = step(15);

        progress.differs(stepped, 20, "more");

        assertThat(find(WishKind.STOCK).version()).isGreaterThan(stepped.version());
    }

    @Test
    void changesThatCancelEachOtherOutAreNothingToTell() {
        toldAndCounted(10);
        sold(2);
        want(WishKind.STOCK, 8);
        want(WishKind.STOCK, 20);
        want(WishKind.STOCK, 8);
        Wish eight = find(WishKind.STOCK);
        assertThat(eight.mayBeAStep()).isTrue();
        assertThat(eight.step()).isZero();

        progress.settled(eight);

        assertThat(find(WishKind.STOCK).sent()).contains(8L);
        assertThat(find(WishKind.STOCK).expected()).isEqualTo(8);
        List<Wish> due =
                QuarkusTransaction.requiringNew().call(() -> store.due(new ShopTurns.Turn(CHANNEL, shopId), FAR, 10));
        assertThat(due).isEmpty();
    }

    @Test
    void whatIsSoldOutHasATurnOfItsOwn() {
        ShopTurns.Turn shop = new ShopTurns.Turn(CHANNEL, shopId);
        want(WishKind.STOCK, 0);
        want(WishKind.PRICE, 280);

        assertThat(at(() -> store.soldOut(shop, FAR, 10)))
                .extracting(Wish::kind, Wish::wanted)
                .containsExactly(tuple(WishKind.STOCK, 0L));
        assertThat(at(() -> store.due(shop, FAR, 10))).extracting(Wish::kind).containsExactly(WishKind.PRICE);
        assertThat(at(() -> store.soldOut(shop, BEFORE_FAR, 10))).isEmpty();

        progress.sent(find(WishKind.STOCK));

        assertThat(at(() -> store.soldOut(shop, FAR, 10))).isEmpty();
    }

    @Test
    void whatTheMarketplaceHasSoldItselfWaitsUntilSomethingElseHappens() {
        toldAndCounted(10);

        wantInTime(9, FAR);
        assertThat(dueAt(BEFORE_FAR)).isEmpty();
        wantAt(9, BEFORE_FAR);

        assertThat(dueAt(BEFORE_FAR)).extracting(Wish::wanted).containsExactly(9L);
    }

    @Test
    void aSaleThereDoesNotPutOffWhatWaitsAlready() {
        toldAndCounted(10);

        wantAt(12, BEFORE_FAR);
        wantInTime(11, FAR);

        assertThat(dueAt(BEFORE_FAR)).extracting(Wish::wanted).containsExactly(11L);
    }

    @Test
    void nothingLeftIsDueAtOnceWhoeverHasSoldTheLast() {
        toldAndCounted(10);

        QuarkusTransaction.requiringNew()
                .run(() -> store.wantInTime(List.of(new WishStore.Value(listing, WishKind.STOCK, 0)), BEFORE_FAR, FAR));

        assertThat(at(() -> store.soldOut(new ShopTurns.Turn(CHANNEL, shopId), BEFORE_FAR, 10)))
                .extracting(Wish::wanted)
                .containsExactly(0L);
    }

    @Test
    void whatIsSoldThereWhileANumberIsOnItsWayIsNotToldRightBehindIt() {
        wantAt(10, EARLIER);
        Wish ten = find(WishKind.STOCK);
        wantInTime(9, FAR);

        assertThat(sentAt(ten, BEFORE_FAR)).isTrue();

        assertThat(dueAt(BEFORE_FAR.plus(config.coalesceOwnSales()).minusMillis(1)))
                .isEmpty();
        assertThat(dueAt(BEFORE_FAR.plus(config.coalesceOwnSales())))
                .extracting(Wish::wanted)
                .containsExactly(9L);
    }

    @Test
    void whatElseHappensWhileANumberIsOnItsWayIsToldSoonBehindIt() {
        wantAt(10, EARLIER);
        Wish ten = find(WishKind.STOCK);
        wantAt(8, FAR);
        wantInTime(7, FAR);

        assertThat(sentAt(ten, BEFORE_FAR)).isTrue();

        assertThat(dueAt(BEFORE_FAR.plus(config.coalesce()).minusMillis(1))).isEmpty();
        assertThat(dueAt(BEFORE_FAR.plus(config.coalesce())))
                .extracting(Wish::wanted)
                .containsExactly(7L);
    }

    private static List<Wish> at(Callable<List<Wish>> look) {
        return QuarkusTransaction.requiringNew().call(look);
    }

    private Wish toldAndCounted(long value) {
        want(WishKind.STOCK, value);
        tell(find(WishKind.STOCK));
        return find(WishKind.STOCK);
    }

    private void tell(Wish wish) {
        boolean isNewest = QuarkusTransaction.requiringNew().call(() -> store.sent(wish, true, LONG_AGO, FAR));
        assertThat(isNewest).isTrue();
    }

    private Wish step(long value) {
        want(WishKind.STOCK, value);
        Wish wish = find(WishKind.STOCK);
        boolean isNewest = QuarkusTransaction.requiringNew().call(() -> store.stepped(wish, LONG_AGO, FAR));
        assertThat(isNewest).isTrue();
        return find(WishKind.STOCK);
    }

    private void sold(long pieces) {
        ExternalOrder order = new ExternalOrder(CHANNEL, shopId, "1");
        QuarkusTransaction.requiringNew()
                .run(() -> store.count(List.of(new WishStore.Counted(order, "1", pieces, BEFORE_FAR))));
    }

    private boolean approve() {
        return sendAgain.approvePrice(CHANNEL, shopId, "1");
    }

    private void want(WishKind kind, long value) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.want(List.of(new WishStore.Value(listing, kind, value)), FAR, FAR));
    }

    /** Stock that is to be told by {@code later}. */
    private void wantAt(long value, Instant later) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.want(List.of(new WishStore.Value(listing, WishKind.STOCK, value)), FAR, later));
    }

    /** The same of what the marketplace has sold. */
    private void wantInTime(long value, Instant later) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.wantInTime(List.of(new WishStore.Value(listing, WishKind.STOCK, value)), FAR, later));
    }

    private boolean sentAt(Wish wish, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> store.sent(wish, false, now, FAR));
    }

    private List<Wish> dueAt(Instant time) {
        return at(() -> store.due(new ShopTurns.Turn(CHANNEL, shopId), time, 10));
    }

    private Wish find(WishKind kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find(CHANNEL, shopId, "1", kind))
                .orElseThrow();
    }

    private List<Trouble> open() {
        return cases.page(CHANNEL, null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shopId))
                .map(ChannelCase::trouble)
                .toList();
    }
}
