package by.pavilion.ordering;

import by.pavilion.customs.TaxedLine;
import by.pavilion.shared.Money;
import java.util.List;

/** The tax of a line by kind, and why. */
public record LineTax(Money tariff, Money consumption, Money vat, List<TaxReason> explanation) {
    public LineTax {
        explanation = explanation instanceof WrittenReasons ? explanation : List.copyOf(explanation);
    }

    public static LineTax of(TaxedLine line) {
        return new LineTax(
                line.tariff(),
                line.consumption(),
                line.vat(),
                line.explanation().stream().map(TaxReason::of).toList());
    }

    public Money total() {
        return tariff.plus(consumption).plus(vat);
    }
}
