package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which shop has its part when. */
class ShopTurnsTest {
    private static final ShopTurns.Turn SLOW = new ShopTurns.Turn("douyin", "slow");
    private static final ShopTurns.Turn OTHER = new ShopTurns.Turn("douyin", "other");

    private final ShopTurns turns = new ShopTurns("test", 1, () -> {}, Duration.ofMillis(200));
    private final List<String> served = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        turns.stop();
    }

    @Test
    void aShopThatHasJustHadItsPartComesBehindTheOthers() {
        for (int look = 0; look < 4; look++) {
            await().until(() -> turns.begin(List.of(SLOW, OTHER), (shop, mayGoOn) -> {
                        served.add(shop.shopId());
                        return 1;
                    })
                    > 0); // the second, too, when the first is over before the look is
        }

        await().untilAsserted(() -> assertThat(served).startsWith("slow", "other", "slow", "other"));
    }

    @Test
    void aPartTakesUpNothingMoreAfterAWhile() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);

        turns.begin(List.of(SLOW), (shop, mayGoOn) -> {
            int done = 0;
            while (mayGoOn.getAsBoolean()) {
                Thread.onSpinWait();
                done++;
            }
            over.countDown();
            return done;
        });

        over.await();
        await().until(() -> turns.begin(List.of(OTHER), (shop, mayGoOn) -> 0) == 1);
    }
}
