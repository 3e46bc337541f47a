package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MoneyProperties {
    private static final long LARGEST = 1_000_000_000_000L;

    @Property
    void partsOfASplitAddUpToTheWhole(
            @ForAll @LongRange(min = -LARGEST, max = LARGEST) long minor,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
        Money whole = Money.ofMinor(minor, Money.CNY);

        List<Money> parts = whole.split(weights);

        assertThat(parts.stream().reduce(Money.zero(Money.CNY), Money::plus)).isEqualTo(whole);
    }

    @Property
    void aPartIsNeverMoreThanOneUnitFromItsExactShare(
            @ForAll @LongRange(min = 0, max = LARGEST) long minor,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
        long total = weights.stream().mapToLong(Long::longValue).sum();

        List<Money> parts = Money.ofMinor(minor, Money.CNY).split(weights);

        for (int index = 0; index < parts.size(); index++) {
            BigDecimal exact = BigDecimal.valueOf(minor)
                    .multiply(BigDecimal.valueOf(weights.get(index)))
                    .divide(BigDecimal.valueOf(total), 10, RoundingMode.HALF_UP);
            assertThat(BigDecimal.valueOf(parts.get(index).minor())
                            .subtract(exact)
                            .abs())
                    .isLessThan(BigDecimal.ONE);
        }
    }

    @Property
    void readsBackWhatItWrites(@ForAll long minor) throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        Money money = Money.ofMinor(minor, Money.CNY);

        String json = mapper.writeValueAsString(money);

        assertThat(mapper.readValue(json, Money.class)).isEqualTo(money);
        assertThat(mapper.readTree(json).size()).isEqualTo(2);
    }

    @Example
    void writesAllDecimalsOfTheCurrency() {
        assertThat(Money.of("12.5", Money.CNY)).hasToString("12.50 CNY");
        assertThat(Money.ofMinor(7, Currency.getInstance("JPY"))).hasToString("7 JPY");
    }

    /** The last of them would fill the memory with its digits. */
    @Example
    void readsAmountsAsTheContractHasThemOnly() {
        JsonMapper mapper = JsonMapper.builder().build();
        for (String amount : List.of("1e400", "1E2", "+1", ".5", "1.", " 1", "0x1", "", "1e999999999")) {
            assertThatThrownBy(
                            () -> mapper.readValue("{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}", Money.class))
                    .as(amount)
                    .isInstanceOf(ValueInstantiationException.class);
        }
    }

    @Example
    void refusesWhatWouldLoseMoney() {
        assertThatThrownBy(() -> Money.of("0.001", Money.CNY)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("1e999999999", Money.CNY)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("1e-999999999", Money.CNY)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MAX_VALUE, Money.CNY).plus(Money.ofMinor(1, Money.CNY)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.zero(Money.CNY).plus(Money.zero(Currency.getInstance("BYN"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
