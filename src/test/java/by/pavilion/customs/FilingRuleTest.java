package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilingRuleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);

    private final RuleBook book = new RuleBook(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                    rule("douyin", "*", FiledBy.PLATFORM, DAY.minusYears(1)),
                    rule("douyin", "12345", FiledBy.STORE, DAY.minusYears(2)),
                    rule("douyin", "12345", FiledBy.LOGISTICS_FIRM, DAY.plusDays(1)),
                    rule("*", "*", FiledBy.STORE, DAY.minusYears(3)),
                    rule("jd", "*", FiledBy.STORE, DAY.minusYears(3)),
                    rule("jd", "*", FiledBy.PLATFORM, DAY)),
            List.of(),
            List.of(),
            List.of(),
            CodeTables.NONE,
            List.of());

    @Test
    void aShopsContractGoesBeforeItsChannelsAndThatBeforeEverybodys() {
        assertThat(order("douyin", Optional.of("12345"), DAY)).isEqualTo(FiledBy.STORE);
        assertThat(order("douyin", Optional.of("99999"), DAY)).isEqualTo(FiledBy.PLATFORM);
        assertThat(order("douyin", Optional.empty(), DAY)).isEqualTo(FiledBy.PLATFORM);
        assertThat(order("storefront", Optional.empty(), DAY)).isEqualTo(FiledBy.STORE);
    }

    @Test
    void ofSeveralTheNewestThatHoldsCounts() {
        assertThat(order("jd", Optional.of("1"), DAY.minusDays(1))).isEqualTo(FiledBy.STORE);
        assertThat(order("jd", Optional.of("1"), DAY)).isEqualTo(FiledBy.PLATFORM);
        assertThat(order("douyin", Optional.of("12345"), DAY.plusDays(1))).isEqualTo(FiledBy.LOGISTICS_FIRM);
        assertThatThrownBy(() -> order("jd", Optional.of("1"), DAY.minusYears(4)))
                .isInstanceOf(IllegalStateException.class);
    }

    private FiledBy order(String channel, Optional<String> shop, LocalDate day) {
        return book.filedBy(channel, shop, DocumentType.ORDER, day);
    }

    private static FilingRule rule(String channel, String shop, FiledBy firm, LocalDate from) {
        return new FilingRule(channel, shop, DocumentType.ORDER, firm, from, null);
    }
}
