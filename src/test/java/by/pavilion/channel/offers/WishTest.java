package by.pavilion.channel.offers;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When stock is told as a step, and as which. */
class WishTest {
    private static final Wish.Sales SOLD = new Wish.Sales(7, 5, 2, true, Optional.empty(), false, 0);

    @Test
    void onlyOurOwnPartOfTheChangeIsAStep() {
        assertThat(stock(100, 90, SOLD).step()).as("90 + 5 against 100 + 2").isEqualTo(-7);
        assertThat(stock(100, 97, SOLD).step()).as("three sold there since").isZero();
        assertThat(stock(100, 147, SOLD).step()).isEqualTo(50);
    }

    @Test
    void whatWasSoldThereSinceIsExpectedToBeMissing() {
        assertThat(stock(100, 97, SOLD).expected()).isEqualTo(95);
        assertThat(stock(3, 97, SOLD).expected()).isZero();
        assertThat(stock(100, 97, new Wish.Sales(7, 5, 2, false, Optional.empty(), false, 0))
                        .expected())
                .isEqualTo(100);
    }

    @Test
    void aStepNeedsASaleThereAndASureBeginning() {
        assertThat(stock(100, 97, SOLD).mayBeAStep()).isTrue();
        assertThat(stock(100, 0, SOLD).mayBeAStep()).as("nothing left").isFalse();
        assertThat(stock(0, 97, SOLD).mayBeAStep()).as("from nothing").isFalse();
        assertThat(stock(100, 97, new Wish.Sales(0, 0, 0, true, Optional.empty(), false, 0))
                        .mayBeAStep())
                .as("nothing sold")
                .isFalse();
        assertThat(stock(100, 97, new Wish.Sales(7, 5, 2, false, Optional.empty(), false, 0))
                        .mayBeAStep())
                .as("no whole number to begin at")
                .isFalse();
    }

    @Test
    void onlyTheSameStepIsTriedAgain() {
        assertThat(stock(100, 97, tried(4)).mayBeAStep()).isTrue();
        assertThat(stock(100, 97, tried(3)).mayBeAStep())
                .as("an older one may have arrived")
                .isFalse();
    }

    @Test
    void nothingLeftWaitsForNoSale() {
        assertThat(stock(100, 97, SOLD).hasBeenOvertakenBySales()).isTrue();
        assertThat(stock(100, 0, SOLD).hasBeenOvertakenBySales()).isFalse();
    }

    private static Wish.Sales tried(long version) {
        return new Wish.Sales(7, 5, 2, true, Optional.of(version), false, 0);
    }

    private static Wish stock(long sent, long wanted, Wish.Sales sales) {
        return new Wish(
                "douyin",
                "1",
                new ChannelSku("1", "2"),
                WishKind.STOCK,
                new Sku("BY-1"),
                wanted,
                4,
                Optional.of(sent),
                Optional.empty(),
                0,
                sales);
    }
}
