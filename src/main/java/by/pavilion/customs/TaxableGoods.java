package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * The goods of one order as they are to be taxed.
 *
 * @param date the day whose rates apply, in the calendar of customs
 * @param freight for the whole order, insurance included
 * @param usedThisYear what the buyer has imported by retail since New Year, as far as we know
 */
public record TaxableGoods(LocalDate date, List<TaxableLine> lines, Money freight, Money usedThisYear) {
    public TaxableGoods {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || freight.isNegative() || usedThisYear.isNegative()) {
            throw new IllegalArgumentException(
                    lines.size() + " lines, freight " + freight + ", used this year " + usedThisYear);
        }
    }

    /** Goods of a buyer whose year we know nothing of. */
    public static TaxableGoods of(LocalDate date, List<TaxableLine> lines, Money freight) {
        return new TaxableGoods(date, lines, freight, Money.zero(freight.currency()));
    }

    /** Value and freight together: what counts against the limits. */
    public Money dutiablePrice() {
        return lines.stream().map(TaxableLine::value).reduce(freight, Money::plus);
    }

    /** True when exactly one piece is bought. */
    public boolean isOnePiece() {
        return lines.size() == 1 && lines.get(0).quantity() == 1;
    }
}
