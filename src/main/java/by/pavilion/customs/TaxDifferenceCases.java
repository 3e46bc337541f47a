package by.pavilion.customs;

import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tax bills that ask for another tax than was collected: what is billed is due, but a person looks why it differs. */
@ApplicationScoped
class TaxDifferenceCases implements CaseSource {
    private final TaxDifferenceStore differences;

    TaxDifferenceCases(TaxDifferenceStore differences) {
        this.differences = differences;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.TAX_DIFFERS;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return differences.open(afterTime, afterNumber, limit).stream()
                .map(open -> new Found(
                        kind(),
                        open.since(),
                        open.id().value(),
                        open.orderId(),
                        open.bill(),
                        "tax-differs",
                        facts(open),
                        Optional.of(open.id())))
                .toList();
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
