package by.pavilion.ordering.rest;

import by.pavilion.customs.Limits;
import by.pavilion.customs.TaxRegime;
import by.pavilion.ordering.DeliveryEstimate;
import by.pavilion.ordering.LineTax;
import by.pavilion.ordering.Quote;
import by.pavilion.ordering.QuoteId;
import by.pavilion.pricing.FreightReason;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.PricedLine;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goods would cost, each number with its reasons.
 *
 * @param validUntil until when an order that names the quote gets exactly its price
 * @param dutiablePrice goods and freight: what counts against the limits
 * @param warehouse where the goods would come from, unless a mode was given
 */
record QuoteResponse(
        QuoteId id,
        Instant validUntil,
        LocalDate date,
        String mode,
        Optional<String> warehouse,
        TaxRegime regime,
        Money dutiablePrice,
        List<LineResponse> lines,
        TotalsResponse totals,
        FreightResponse freightExplanation,
        DeliveryEstimate deliveryEstimate,
        LimitsResponse limits) {

    /** A line; {@code dutiablePrice} is its goods and its share of the freight. */
    record LineResponse(
            String sku,
            String name,
            String hsCode,
            long quantity,
            Money unitPrice,
            Money goods,
            Money freight,
            Money discount,
            Money dutiablePrice,
            OrderLineResponse.TaxResponse tax,
            Money payable,
            List<OrderLineResponse.PromotionResponse> promotions) {

        static LineResponse of(PricedLine line, String language) {
            return new LineResponse(
                    line.listing().sku().toString(),
                    line.listing().nameFor(language),
                    line.listing().customs().hsCode(),
                    line.quantity(),
                    line.unitPrice(),
                    line.goods(),
                    line.freight(),
                    line.discount(),
                    line.tax().dutiablePrice(),
                    OrderLineResponse.TaxResponse.of(LineTax.of(line.tax()), language),
                    line.goods()
                            .plus(line.freight())
                            .minus(line.discount())
                            .plus(line.tax().tax()),
                    line.promotions().stream()
                            .map(applied -> OrderLineResponse.PromotionResponse.of(applied, language))
                            .toList());
        }
    }

    /** Why the freight is what it is; {@code source} says whose rates these are. */
    record FreightResponse(
            String rule,
            String text,
            String zone,
            long grams,
            long firstGrams,
            Money first,
            long stepGrams,
            Money step,
            Money due,
            String source,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {
        private static final String RULE = "freight-by-weight";
        private static final String SOURCE = "rates of the carriers, insurance included";

        static FreightResponse of(FreightReason reason, String language) {
            return new FreightResponse(
                    RULE,
                    Messages.find(language, "reason." + RULE, Map.of()).orElse(RULE),
                    reason.zone(),
                    reason.grams(),
                    reason.firstGrams(),
                    reason.first(),
                    reason.stepGrams(),
                    reason.step(),
                    reason.due(),
                    SOURCE,
                    reason.validFrom(),
                    Optional.ofNullable(reason.validUntil()));
        }
    }

    /** What one order and one person's year may be worth, and what is left of the buyer's year before this purchase. */
    record LimitsResponse(
            Money order,
            Money year,
            Optional<Money> leftThisYear,
            String source,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {
        static LimitsResponse of(Limits limits, Optional<Money> leftThisYear) {
            return new LimitsResponse(
                    limits.order(),
                    limits.year(),
                    leftThisYear,
                    limits.source(),
                    limits.validFrom(),
                    Optional.ofNullable(limits.validUntil()));
        }
    }

    static QuoteResponse of(Quote quote, String language) {
        LandedPrice price = quote.price();
        return new QuoteResponse(
                quote.id(),
                quote.validUntil(),
                quote.date(),
                price.mode().code(),
                quote.warehouse().map(Object::toString),
                price.regime(),
                price.dutiable(),
                price.lines().stream()
                        .map(line -> LineResponse.of(line, language))
                        .toList(),
                TotalsResponse.of(price.totals()),
                FreightResponse.of(quote.freight(), language),
                quote.delivery(),
                LimitsResponse.of(quote.limits(), quote.leftThisYear()));
    }
}
