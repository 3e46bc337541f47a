package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.NetContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much goods are in a unit of customs by what their listing says of their weight and content.
 *
 * @param slack quantities that differ by less say the same
 */
record MeasuredQuantity(BigDecimal quantity, BigDecimal slack) {
    /** Quantities are told to five decimals. */
    private static final BigDecimal LAST_DECIMAL = new BigDecimal("0.00001");

    /**
     * What one sold unit may be said to be; empty when the content is not told in what the unit measures.
     *
     * <p>Kilograms and grams are those of the net weight, or of the content as printed where the tariff wants that and the
     * content is told by weight or volume (a millilitre for a gram); where nothing is known of the tariff, of either. Litres
     * and metres are those of the content; pieces are what is packed separately, or the pieces of the content.
     *
     * @param wanted what the tariff wants of the goods
     */
    static List<MeasuredQuantity> of(Listing listing, CustomsUnit.Measure measure, Optional<StatutoryUnits> wanted) {
        NetContent content = listing.netContent();
        return switch (measure.of()) {
            case GRAM -> weights(listing, measure, wanted);
            case MILLILITRE, METRE ->
                content.unit() == measure.of() ? List.of(exactly(content.quantity(), measure)) : List.of();
            case PIECE ->
                NetContent.pieces(listing.content()).stream()
                        .map(pieces -> exactly(pieces, measure))
                        .toList();
        };
    }

    private static List<MeasuredQuantity> weights(
            Listing listing, CustomsUnit.Measure measure, Optional<StatutoryUnits> wanted) {
        BigDecimal oneGram = inUnits(BigDecimal.ONE, measure);
        MeasuredQuantity net = new MeasuredQuantity(
                inUnits(BigDecimal.valueOf(listing.netWeightGrams()), measure), oneGram.max(LAST_DECIMAL));
        NetContent content = listing.netContent();
        if (content.unit() != ContentUnit.GRAM && content.unit() != ContentUnit.MILLILITRE) {
            return List.of(net);
        }
        MeasuredQuantity printed = exactly(content.quantity(), measure);
        return wanted.map(units -> List.of(units.byContent() ? printed : net)).orElseGet(() -> List.of(net, printed));
    }

    private static MeasuredQuantity exactly(BigDecimal quantity, CustomsUnit.Measure measure) {
        return new MeasuredQuantity(inUnits(quantity, measure), LAST_DECIMAL);
    }

    private static BigDecimal inUnits(BigDecimal quantity, CustomsUnit.Measure measure) {
        return quantity.divide(measure.inOne(), MathContext.DECIMAL64);
    }

    /** The same of several sold units. */
    MeasuredQuantity times(BigDecimal pieces) {
        return new MeasuredQuantity(quantity.multiply(pieces), slack.multiply(pieces));
    }

    boolean isSaidBy(BigDecimal said) {
        return said.subtract(quantity).abs().compareTo(slack) < 0;
    }

    /** {@code 0.05}, or {@code 0.042 / 0.05}. */
    static String text(List<MeasuredQuantity> measured) {
        return measured.stream().map(each -> plain(each.quantity())).distinct().collect(Collectors.joining(" / "));
    }

    static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
