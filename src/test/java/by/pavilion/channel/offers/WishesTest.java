package by.pavilion.channel.offers;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two replicas may do beside each other. Nothing here is due so soon that the product's own worker would send it. */
@QuarkusTest
class WishesTest {
    private static final String CHANNEL = "nowhere";
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

    private boolean approve() {
        return sendAgain.approvePrice(CHANNEL, shopId, "1");
    }

    private void want(WishKind kind, long value) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.want(List.of(new WishStore.Value(listing, kind, value)), FAR, FAR));
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
