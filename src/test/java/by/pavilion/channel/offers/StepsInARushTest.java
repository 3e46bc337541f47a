package by.pavilion.channel.offers;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.Channels;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.Pauses;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.StockOut;
import by.pavilion.channel.StockSteps;
import by.pavilion.channel.TestChannels;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.events.Outbox;
import by.pavilion.ordering.TestShop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A rush of which chance makes the order: the marketplace loses what it is told or its answers, and what it has sold is known here
 * later. {@link TellStock} tells it, and nothing is due so soon that the product's own worker would send it.
 */
@QuarkusTest
class StepsInARushTest {
    private static final String CHANNEL = "nowhere";
    private static final String SKU_ID = "1";
    private static final Instant LISTED = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private static final int RUSHES = 6;
    private static final int DEEDS = 150;

    @Inject
    WishStore store;

    @Inject
    ListingBook book;

    @Inject
    ChannelCases cases;

    @Inject
    Outbox outbox;

    @Inject
    Pauses pauses;

    @Inject
    OffersConfig config;

    @Inject
    TestShop goods;

    @Test
    void neverOffersMoreThanThereIsOnceAllIsKnownAndJustAsManyOnceThatWasReadBack() {
        long steps = 0;
        for (int seed = 1; seed <= RUSHES; seed++) {
            Rush rush = new Rush(seed);
            for (int deed = 0; deed < DEEDS; deed++) {
                rush.deed();
            }

            rush.comeToRest();
            assertThat(rush.there).as("rush %d", seed).isLessThanOrEqualTo(rush.offered());
            rush.readBack();

            assertThat(rush.there).as("rush %d, read back", seed).isEqualTo(rush.offered());
            steps += rush.steps;
        }
        assertThat(steps).as("numbers that were told as steps").isPositive();
    }

    /** What the marketplace has sold, and when. */
    private record Sale(long pieces, Instant at) {}

    private final class Rush {
        private final ShopTurns.Turn shop =
                new ShopTurns.Turn(CHANNEL, "r" + UUID.randomUUID().toString().substring(0, 12));
        private final ChannelListing listing;
        private final Random chance;
        private final List<Sale> unheard = new ArrayList<>();
        private final Set<String> doneIds = new HashSet<>();
        private final Ticking clock = new Ticking();
        private final ShopAccess access;
        private final WishProgress progress;
        private final TellStock tellStock;
        private boolean losesCalls = true;
        private long here = 100;
        private long there;
        private long steps;

        Rush(long seed) {
            this.chance = new Random(seed);
            Channels channels = TestChannels.of(new There());
            this.progress = new WishProgress(store, channels, cases, outbox, pauses, config, clock);
            this.tellStock = new TellStock(progress, channels);
            this.access = new ShopAccess(
                    new Shop(
                            new ConnectionId(1),
                            CHANNEL,
                            shop.shopId(),
                            "1",
                            URI.create("http://localhost:9/"),
                            SignMethod.MD5,
                            LISTED),
                    "secret");
            this.listing = new ChannelListing(
                    CHANNEL,
                    shop.shopId(),
                    new ChannelSku("", SKU_ID),
                    goods.chocolate("26.00", 5),
                    1,
                    LISTED,
                    Optional.empty());
            book.put(List.of(listing)); // what is not listed is withdrawn by the product's own worker
        }

        void deed() {
            switch (chance.nextInt(9)) {
                case 0, 1, 2 -> sell();
                case 3, 4 -> {
                    if (!unheard.isEmpty()) {
                        hear(unheard.remove(chance.nextInt(unheard.size())));
                    }
                }
                case 5 -> here = Math.max(0, here + chance.nextInt(14) - 4);
                case 6 -> look();
                default -> send();
            }
        }

        void comeToRest() {
            losesCalls = false;
            unheard.forEach(this::hear);
            unheard.clear();
            look();
            sendAll();
        }

        /** As it goes when it differs by as much the second time. */
        void readBack() {
            if (there != find().expected()) {
                QuarkusTransaction.requiringNew()
                        .run(() -> store.again(CHANNEL, shop.shopId(), SKU_ID, WishKind.STOCK, FAR));
                sendAll();
            }
        }

        /** More may be sold than there is, before we know of it. */
        long offered() {
            return Math.max(0, here);
        }

        private void sell() {
            long pieces = Math.min(there, 1 + chance.nextInt(3));
            if (pieces > 0) {
                there -= pieces;
                unheard.add(new Sale(pieces, clock.instant()));
            }
        }

        private void hear(Sale sale) {
            ExternalOrder order = new ExternalOrder(CHANNEL, shop.shopId(), SKU_ID);
            QuarkusTransaction.requiringNew()
                    .run(() -> store.count(List.of(new WishStore.Counted(order, SKU_ID, sale.pieces(), sale.at()))));
            here -= sale.pieces();
        }

        private void look() {
            QuarkusTransaction.requiringNew()
                    .run(() -> store.want(List.of(new WishStore.Value(listing, WishKind.STOCK, offered())), FAR, FAR));
        }

        private void sendAll() {
            for (int round = 0; round < 20 && due().isPresent(); round++) {
                send();
            }
            assertThat(due()).isEmpty();
        }

        private void send() {
            Optional<Wish> due = due();
            if (due.isPresent() && due.get().hasBeenOvertakenBySales()) {
                look();
                due = Optional.of(find()).filter(now -> now.wanted() > 0);
            }
            due.ifPresent(this::send);
        }

        private void send(Wish wish) {
            QuarkusTransaction.requiringNew().run(() -> {
                try {
                    tellStock.tell(access, wish);
                } catch (ChannelFault lost) {
                    progress.failed(wish, lost);
                }
            });
        }

        /** The marketplace. */
        private final class There implements StockOut, StockSteps {
            @Override
            public String channel() {
                return CHANNEL;
            }

            @Override
            public void set(ShopAccess ofShop, ChannelSku sku, long quantity, String requestId) throws ChannelFault {
                tell(requestId, pieces -> quantity);
            }

            @Override
            public void add(ShopAccess ofShop, ChannelSku sku, long step, String requestId) throws ChannelFault {
                tell(requestId, pieces -> pieces + step);
                steps++;
            }

            @Override
            public Told read(ShopAccess ofShop, ChannelSku sku) {
                return new Told(there, 0);
            }

            /** The same id is good for one deed only. Now and then the question is lost, and now and then the answer. */
            private void tell(String id, LongUnaryOperator change) throws ChannelFault {
                int luck = losesCalls ? chance.nextInt(4) : 3;
                if (luck == 0) {
                    throw ChannelFault.ofOurs("no answer");
                }
                if (!doneIds.contains(id)) {
                    long after = change.applyAsLong(there);
                    if (after < 0) {
                        throw new ChannelFault(ChannelFault.Kind.REFUSED, "there are fewer");
                    }
                    there = after;
                    doneIds.add(id);
                }
                if (luck == 1) {
                    throw ChannelFault.ofOurs("no answer");
                }
            }
        }

        private Optional<Wish> due() {
            return QuarkusTransaction.requiringNew().call(() -> {
                List<Wish> due = new ArrayList<>(store.soldOut(shop, FAR, 1));
                due.addAll(store.due(shop, FAR, 1));
                return due.stream().findFirst();
            });
        }

        private Wish find() {
            return QuarkusTransaction.requiringNew()
                    .call(() -> store.find(CHANNEL, shop.shopId(), SKU_ID, WishKind.STOCK))
                    .orElseThrow();
        }
    }

    /** Each look at it is a second later; all of it is still to come for the product's own workers. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
