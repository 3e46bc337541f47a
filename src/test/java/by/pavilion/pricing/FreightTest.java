package by.pavilion.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.customs.CustomsMode;
import by.pavilion.pricing.FreightStore.DatedRate;
import by.pavilion.pricing.FreightStore.DatedZone;
import by.pavilion.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rate of freight holds, and until when. */
class FreightTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 7, 1);

    private final List<DatedRate> rates = List.of(
            rate(CustomsMode.BONDED, "near", FIRST, "8.00"),
            rate(CustomsMode.BONDED, "near", SECOND, "9.00"),
            rate(CustomsMode.BONDED, "far", FIRST.plusMonths(1), "12.00"),
            rate(CustomsMode.DIRECT_PURCHASE, "near", FIRST.plusMonths(2), "25.00"));

    @Test
    void aRateHoldsUntilTheNextOneOfItsModeAndZone() {
        FreightReason before = Freight.explained(rates, CustomsMode.BONDED, "near", 500, SECOND.minusDays(1));

        assertThat(before.due()).isEqualTo(yuan("8.00"));
        assertThat(before.validFrom()).isEqualTo(FIRST);
        assertThat(before.validUntil()).isEqualTo(SECOND);
    }

    @Test
    void theLastRateHasNoKnownEnd() {
        FreightReason after = Freight.explained(rates, CustomsMode.BONDED, "near", 500, SECOND);

        assertThat(after.due()).isEqualTo(yuan("9.00"));
        assertThat(after.validFrom()).isEqualTo(SECOND);
        assertThat(after.validUntil()).isNull();
    }

    @Test
    void beforeTheFirstRateThereIsNone() {
        assertThatThrownBy(() -> Freight.explained(rates, CustomsMode.BONDED, "near", 500, FIRST.minusDays(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no freight rate");
    }

    @Test
    void whatAProvincePaysHoldsUntilItIsInAnotherZone() {
        LocalDate moves = SECOND.minusMonths(1);
        List<DatedZone> zones = List.of(
                new DatedZone("上海", FIRST, "near"),
                new DatedZone("上海", FIRST.plusDays(1), "near"),
                new DatedZone("上海", moves, "far"),
                new DatedZone("上海", SECOND, "near"),
                new DatedZone("西藏", FIRST.plusDays(2), "far"));
        FreightReason rate = Freight.explained(rates, CustomsMode.BONDED, "near", 500, FIRST);

        assertThat(Zones.until(zones, "上海", "near", FIRST)).contains(moves);
        assertThat(Zones.until(zones, "上海", "near", SECOND)).isEmpty();
        assertThat(rate.endingBy(moves).validUntil()).isEqualTo(moves);
        assertThat(rate.endingBy(SECOND.plusDays(1)).validUntil()).isEqualTo(SECOND);
        assertThat(Freight.explained(rates, CustomsMode.BONDED, "near", 500, SECOND)
                        .endingBy(SECOND.plusDays(1))
                        .validUntil())
                .isEqualTo(SECOND.plusDays(1));
    }

    private static DatedRate rate(CustomsMode mode, String zone, LocalDate from, String first) {
        return new DatedRate(mode, zone, from, new FreightRate(1_000, yuan(first), 500, yuan("2.00")));
    }

    private static Money yuan(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
