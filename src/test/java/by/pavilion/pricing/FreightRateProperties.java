package by.pavilion.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Money;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class FreightRateProperties {
    private static final FreightRate RATE =
            new FreightRate(1_000, Money.of("25.00", Money.CNY), 500, Money.of("8.00", Money.CNY));

    @Example
    void countsEachStepThatHasBegun() {
        assertThat(RATE.of(1)).isEqualTo(Money.of("25.00", Money.CNY));
        assertThat(RATE.of(1_000)).isEqualTo(Money.of("25.00", Money.CNY));
        assertThat(RATE.of(1_001)).isEqualTo(Money.of("33.00", Money.CNY));
        assertThat(RATE.of(1_500)).isEqualTo(Money.of("33.00", Money.CNY));
        assertThat(RATE.of(1_501)).isEqualTo(Money.of("41.00", Money.CNY));
    }

    @Property
    void neverFallsWithWeight(
            @ForAll @LongRange(max = 10_000_000) long grams, @ForAll @LongRange(max = 10_000) long more) {
        assertThat(RATE.of(grams + more)).isGreaterThanOrEqualTo(RATE.of(grams));
    }
}
