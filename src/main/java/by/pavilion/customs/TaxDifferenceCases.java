package by.pavilion.customs;

import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tax bills that ask for another tax than was collected: what is billed is due, but a person looks why it differs. */
@ApplicationScoped
class TaxDifferenceCases implements CaseSource {
    /** In a longer text nobody would find them; all lines stand in the bill itself. */
    private static final int MOST_LINES = 5;

    private final TaxDifferenceStore differences;
    private final TaxBillLineStore lines;

    TaxDifferenceCases(TaxDifferenceStore differences, TaxBillLineStore lines) {
        this.differences = differences;
        this.lines = lines;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.TAX_DIFFERS;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        List<TaxDifferenceStore.Open> found = differences.open(afterTime, afterNumber, limit);
        Map<String, List<BilledLine>> byBill =
                lines.of(found.stream().map(TaxDifferenceStore.Open::bill).toList());
        return found.stream()
                .map(open -> found(open, differing(byBill.getOrDefault(open.bill(), List.of()))))
                .toList();
    }

    private static List<BilledLine> differing(List<BilledLine> lines) {
        return lines.stream()
                .filter(line -> line.tax().isDifferent(BigDecimal.ZERO))
                .toList();
    }

    private Found found(TaxDifferenceStore.Open open, List<BilledLine> differing) {
        Map<String, Object> facts = facts(open);
        if (!differing.isEmpty()) {
            facts.put("lines", print(differing));
        }
        return new Found(
                kind(),
                open.since(),
                open.id().value(),
                open.orderId(),
                open.bill(),
                differing.isEmpty() ? "tax-differs" : "tax-differs-by-line",
                facts,
                Optional.of(open.id()));
    }

    /** As {@code 1 (SKU): 0.00 / 0.00 / 9.00 → 0.00 / 0.00 / 9.10}: tariff, consumption tax and VAT, collected and billed. */
    private static String print(List<BilledLine> lines) {
        String first = lines.stream()
                .limit(MOST_LINES)
                .map(line -> "%d (%s): %s → %s"
                        .formatted(
                                line.number(),
                                line.sku().orElse(line.hsCode()),
                                print(line.tax(), tax -> tax.collected().orElse(tax.billed())),
                                print(line.tax(), TaxComparison.Tax::billed)))
                .collect(Collectors.joining("; "));
        return lines.size() > MOST_LINES ? first + "; …" : first;
    }

    private static String print(TaxComparison tax, Function<TaxComparison.Tax, Money> amount) {
        return Stream.of(tax.tariff(), tax.consumption(), tax.vat())
                .map(amount)
                .map(TaxDifferenceCases::plain)
                .collect(Collectors.joining(" / "));
    }

    private static Map<String, Object> facts(TaxDifferenceStore.Open open) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("bill", open.bill());
        facts.put("currency", open.tax().billed().currency().getCurrencyCode());
        put(facts, "Tariff", open.tax().tariff());
        put(facts, "Consumption", open.tax().consumption());
        put(facts, "Vat", open.tax().vat());
        return facts;
    }

    private static void put(Map<String, Object> facts, String kind, TaxComparison.Tax tax) {
        facts.put("billed" + kind, plain(tax.billed()));
        facts.put(
                "collected" + kind,
                tax.collected().map(TaxDifferenceCases::plain).orElse("?"));
    }

    private static String plain(Money amount) {
        return amount.amount().toPlainString();
    }
}
