package by.pavilion.customs;

import static by.pavilion.customs.TestRules.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.NetContent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Until when limits and rates hold: to the end that was written into their rows, or to the next row before it. */
class EndOfRulesTest {
    private static final LocalDate DAY = TestRules.DAY;
    private static final LocalDate SINCE = DAY.minusYears(1);
    private static final LocalDate SOON = DAY.plusMonths(1);
    private static final LocalDate LATER = DAY.plusMonths(2);
    private static final TaxableLine CHOCOLATE =
            new TaxableLine(1, TestRules.CHOCOLATE, 1, yuan("10.00"), new NetContent(BigDecimal.TEN, ContentUnit.GRAM));

    @Test
    void limitsEndWhenTheNextBegin() {
        RuleBook book = book(
                List.of(limits("5000.00", SINCE, null), limits("8000.00", LATER, null), limits("6000.00", SOON, null)),
                List.of());

        assertThat(book.taxTable(DAY).rule()).isEqualTo(limits("5000.00", SINCE, SOON));
        assertThat(book.taxTable(SOON).rule()).isEqualTo(limits("6000.00", SOON, LATER));
        assertThat(book.taxTable(LATER).rule()).isEqualTo(limits("8000.00", LATER, null));
    }

    @Test
    void limitsEndBeforeTheNextWhereThatIsWritten() {
        RuleBook book = book(List.of(limits("5000.00", SINCE, SOON), limits("8000.00", LATER, null)), List.of());

        assertThat(book.taxTable(DAY).rule().validUntil()).isEqualTo(SOON);
    }

    @Test
    void aRateEndsWhenOneThatGoesBeforeItBegins() {
        TaxRate now = due("180631", TaxRate.Kind.STATUTORY, SINCE, null);

        assertThat(until(now)).isNull();
        assertThat(until(now, due("180631", TaxRate.Kind.STATUTORY, LATER, null), due("18063100", SOON)))
                .as("the first of them")
                .isEqualTo(SOON);
        assertThat(until(now, due("180631", TaxRate.Kind.PROVISIONAL, SOON, null)))
                .isEqualTo(SOON);
        assertThat(until(due("180631", TaxRate.Kind.STATUTORY, SINCE, SOON), due("180631", LATER)))
                .as("its own end comes first")
                .isEqualTo(SOON);
    }

    @Test
    void aRateOutlastsWhatIsForOthersOrGoesBehindIt() {
        TaxRate now = due("180631", TaxRate.Kind.PROVISIONAL, SINCE, null);

        assertThat(until(
                        now,
                        due("180631", SOON),
                        due("1806", TaxRate.Kind.PROVISIONAL, SOON, null),
                        due("18063200", SOON),
                        rate(Tax.TARIFF, "18063100", TaxRate.Kind.PROVISIONAL, null, SOON, null),
                        rate(Tax.CONSUMPTION, "180631", TaxRate.Kind.PROVISIONAL, ContentUnit.MILLILITRE, SOON, null)))
                .isNull();
    }

    private static @Nullable LocalDate until(TaxRate now, TaxRate... later) {
        TaxTable table = book(
                        List.of(limits("5000.00", SINCE, null)),
                        Stream.concat(Stream.of(now), Stream.of(later)).toList())
                .taxTable(DAY);
        return table.until(table.consumption(CHOCOLATE), CHOCOLATE);
    }

    private static RetailRule limits(String order, LocalDate from, @Nullable LocalDate until) {
        return new RetailRule(
                yuan(order), yuan("26000.00"), BigDecimal.ZERO, new BigDecimal("0.70"), "a rule", from, until);
    }

    private static TaxRate due(String prefix, LocalDate from) {
        return due(prefix, TaxRate.Kind.STATUTORY, from, null);
    }

    private static TaxRate due(String prefix, TaxRate.Kind kind, LocalDate from, @Nullable LocalDate until) {
        return rate(Tax.CONSUMPTION, prefix, kind, null, from, until);
    }

    private static TaxRate rate(
            Tax tax,
            String prefix,
            TaxRate.Kind kind,
            @Nullable ContentUnit unit,
            LocalDate from,
            @Nullable LocalDate until) {
        BigDecimal fromPrice = unit == null ? null : BigDecimal.ONE;
        return new TaxRate(
                tax, prefix, kind, new BigDecimal("0.13"), null, null, fromPrice, unit, "a tariff", from, until);
    }

    private static RuleBook book(List<RetailRule> limits, List<TaxRate> rates) {
        return new RuleBook(
                rates,
                limits,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CodeTables.NONE,
                List.of());
    }
}
