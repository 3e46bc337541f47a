package by.pavilion.channel.offers;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.ordering.TestShop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A rush of which chance makes the order: the marketplace loses what it is told or its answers, and what it has sold is known here
 * later. It follows {@link SendWishes} with the store, and nothing is due so soon that the product's own worker would send it.
 */
@QuarkusTest
class StepsInARushTest {
    private static final String CHANNEL = "nowhere";
    private static final String SKU_ID = "1";
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private static final int RUSHES = 6;
    private static final int DEEDS = 150;

    @Inject
    WishStore store;

    @Inject
    ListingBook book;

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

    private enum Answer {
        DONE,
        REFUSED,
        /** It was done or it was not. */
        NONE
    }

    private final class Rush {
        private final ShopTurns.Turn shop =
                new ShopTurns.Turn(CHANNEL, "r" + UUID.randomUUID().toString().substring(0, 12));
        private final ChannelListing listing;
        private final Random chance;
        private final List<Sale> unheard = new ArrayList<>();
        private final Set<String> doneIds = new HashSet<>();
        private boolean losesCalls = true;
        private long here = 100;
        private long there;
        private long steps;
        private long seconds;

        Rush(long seed) {
            this.chance = new Random(seed);
            this.listing = new ChannelListing(
                    CHANNEL,
                    shop.shopId(),
                    new ChannelSku("", SKU_ID),
                    goods.chocolate("26.00", 5),
                    1,
                    BEGIN,
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
                unheard.add(new Sale(pieces, tick()));
            }
        }

        private void hear(Sale sale) {
            ExternalOrder order = new ExternalOrder(CHANNEL, shop.shopId(), SKU_ID);
            QuarkusTransaction.requiringNew()
                    .run(() -> store.count(order, new TreeMap<>(Map.of(SKU_ID, sale.pieces())), sale.at()));
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
            boolean isStep = wish.mayBeAStep();
            if (isStep) {
                if (wish.step() == 0) {
                    QuarkusTransaction.requiringNew().run(() -> store.settled(wish));
                    return;
                }
                QuarkusTransaction.requiringNew().run(() -> store.beginsStep(wish));
                switch (tell(wish.stepId(), pieces -> pieces + wish.step())) {
                    case DONE -> {
                        steps++;
                        QuarkusTransaction.requiringNew().run(() -> store.stepped(wish, tick(), FAR));
                        return;
                    }
                    case NONE -> {
                        putOff(wish);
                        return;
                    }
                    case REFUSED -> {} // then the whole number
                }
            }
            if (wish.sales().areCounted()) {
                QuarkusTransaction.requiringNew().run(() -> store.beginsWhole(wish));
            }
            boolean isThere = wish.attempts() > 0 && !isStep && wish.wanted() > 0 && there == wish.wanted();
            if (isThere || tell(wish.requestId(), pieces -> wish.wanted()) == Answer.DONE) {
                QuarkusTransaction.requiringNew().run(() -> store.sent(wish, true, tick(), FAR));
            } else {
                putOff(wish);
            }
        }

        /** The same id is good for one deed only. */
        private Answer tell(String id, LongUnaryOperator change) {
            int luck = losesCalls ? chance.nextInt(4) : 3;
            if (luck == 0) {
                return Answer.NONE;
            }
            if (!doneIds.contains(id)) {
                long after = change.applyAsLong(there);
                if (after < 0) {
                    return Answer.REFUSED;
                }
                there = after;
                doneIds.add(id);
            }
            return luck == 1 ? Answer.NONE : Answer.DONE;
        }

        private void putOff(Wish wish) {
            QuarkusTransaction.requiringNew().run(() -> store.putOff(wish, "no answer", FAR));
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

        private Instant tick() {
            seconds++;
            return BEGIN.plusSeconds(seconds);
        }
    }
}
