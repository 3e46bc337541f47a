package by.pavilion.customs.export;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is in a consignment, its documents agree to the gram and to the cent. */
class ExportDocumentsProperties {
    private static final List<String> CODES = List.of("1806320000", "1806310000", "0402210000", "6302392900");

    @Property(tries = 200)
    void everyDocumentAddsUpToTheSame(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count, @ForAll boolean rated) {
        Consignment consignment = TestConsignments.of(lines(seed, count), TransportMode.RAIL, rated ? "0.1391" : null);

        for (DocumentKind kind : DocumentKind.values()) {
            ExportDocument document = ExportDocuments.write(kind, consignment, List.of(), TestConsignments.rules());

            assertThat(document.totals().grossKg()).isEqualTo(BigDecimal.valueOf(consignment.grossGrams(), 3));
            assertThat(sum(document, ExportDocument.Item::grossKg))
                    .isEqualByComparingTo(document.totals().grossKg());
            assertThat(sum(document, ExportDocument.Item::netKg))
                    .isEqualByComparingTo(document.totals().netKg());
            assertThat(document.items().stream()
                            .mapToInt(ExportDocument.Item::packages)
                            .sum())
                    .isEqualTo(document.totals().packages());
            assertThat(document.items().stream().flatMap(item -> item.lines().stream()))
                    .hasSize(count)
                    .doesNotHaveDuplicates();
            Money value = document.totals().value();
            if (value != null) {
                assertThat(value).isEqualTo(consignment.value());
                assertThat(document.items().stream()
                                .map(ExportDocument.Item::value)
                                .filter(Objects::nonNull)
                                .reduce(Money.zero(Money.CNY), Money::plus))
                        .isEqualTo(value);
            }
        }
    }

    @Property(tries = 200)
    void theStatisticalValueIsRoundedOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        Consignment consignment = TestConsignments.of(lines(seed, count), TransportMode.ROAD, "0.1391");

        ExportDocument document = ExportDocuments.write(
                DocumentKind.EXPORT_DECLARATION, consignment, List.of(), TestConsignments.rules());

        Money whole = Objects.requireNonNull(document.totals().statisticalValue());
        BigDecimal exact = consignment.value().amount().multiply(new BigDecimal("0.1391"));
        assertThat(whole.amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
        assertThat(document.items().stream()
                        .map(ExportDocument.Item::statisticalValue)
                        .filter(Objects::nonNull)
                        .reduce(Money.zero(Currency.getInstance("USD")), Money::plus))
                .isEqualTo(whole);
    }

    @Property(tries = 100)
    void anItemHoldsOneCodeOnly(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        Consignment consignment = TestConsignments.of(lines(seed, count), TransportMode.RAIL, null);

        ExportDocument document = ExportDocuments.write(
                DocumentKind.EXPORT_DECLARATION, consignment, List.of(), TestConsignments.rules());

        assertThat(document.items()).extracting(ExportDocument.Item::hsCode).doesNotHaveDuplicates();
        assertThat(document.items()).allSatisfy(item -> {
            assertThat(item.hsCode()).startsWith(item.hs6());
            assertThat(item.lines()).allSatisfy(number -> assertThat(
                            consignment.lines().get(number - 1).hsCode())
                    .startsWith(item.hs6()));
        });
    }

    private static List<ConsignmentLine> lines(long seed, int count) {
        Random random = new Random(seed);
        List<ConsignmentLine> lines = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String hsCode = CODES.get(random.nextInt(CODES.size()));
            String tnvedCode = random.nextBoolean() ? null : hsCode.substring(0, 6) + random.nextInt(2) + "000";
            lines.add(TestConsignments.line(
                    number, hsCode, tnvedCode, 1 + random.nextInt(1_000_000), 1 + random.nextInt(10_000_000)));
        }
        return lines;
    }

    private static BigDecimal sum(ExportDocument document, Function<ExportDocument.Item, BigDecimal> weight) {
        return document.items().stream().map(weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
