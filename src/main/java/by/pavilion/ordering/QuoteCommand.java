package by.pavilion.ordering;

import by.pavilion.customs.CustomsMode;
import by.pavilion.parties.ShipTo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A wish to know what goods would cost. Texts are as given: {@link QuoteBasket} checks all of them.
 *
 * @param shipTo its province decides whether and how goods can come; the rest may be absent
 * @param mode by which mode, whatever lies where; without it, as an order placed now would come
 * @param date the day whose rates apply, today without it
 * @param idNumber the buyer's, to tell what is left of the year
 * @param couponCodes in the order in which they are to apply
 * @param byServer whether somebody with a secret key asks: what a person has used of a year is nobody else's business
 */
public record QuoteCommand(
        ShipTo shipTo,
        List<PlaceOrderCommand.Line> lines,
        String channel,
        Optional<CustomsMode> mode,
        Optional<LocalDate> date,
        Optional<String> idNumber,
        List<String> couponCodes,
        boolean byServer) {
    public QuoteCommand {
        lines = List.copyOf(lines);
        couponCodes = List.copyOf(couponCodes);
    }

    @Override
    public String toString() {
        return "QuoteCommand[" + channel + ", " + lines + "]";
    }
}
