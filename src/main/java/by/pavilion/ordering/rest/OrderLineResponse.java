package by.pavilion.ordering.rest;

import by.pavilion.catalog.Listing;
import by.pavilion.ordering.LineTax;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.TaxReason;
import by.pavilion.pricing.AppliedPromotion;
import by.pavilion.pricing.PromotionId;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line of an order.
 *
 * @param name the goods' Chinese name, as declared
 * @param unitPrice of one piece, without tax; {@code goods} of all
 * @param freight this line's share
 * @param returned how many of the pieces have come back and are settled
 */
record OrderLineResponse(
        OrderLineId lineId,
        String sku,
        String name,
        long quantity,
        Money unitPrice,
        Money goods,
        Money freight,
        Money discount,
        TaxResponse tax,
        Money payable,
        long returned,
        List<PromotionResponse> promotions) {

    /** What lowered the price of the line, and by how much. */
    record PromotionResponse(PromotionId id, String title, Optional<String> couponCode, Money amount) {
        static PromotionResponse of(AppliedPromotion applied, String language) {
            return new PromotionResponse(
                    applied.id(),
                    Listing.fallbacks(language).stream()
                            .flatMap(tag -> Optional.ofNullable(applied.titles().get(tag)).stream())
                            .findFirst()
                            .orElseThrow(),
                    Optional.ofNullable(applied.couponCode()),
                    applied.amount());
        }
    }

    record TaxResponse(Money tariff, Money consumption, Money vat, Money total, List<ReasonResponse> explanation) {
        static TaxResponse of(LineTax tax, String language) {
            return new TaxResponse(
                    tax.tariff(),
                    tax.consumption(),
                    tax.vat(),
                    tax.total(),
                    tax.explanation().stream()
                            .map(reason -> ReasonResponse.of(reason, language))
                            .toList());
        }
    }

    /**
     * Why a tax is what it is: {@code base} times {@code rate}, of which {@code share} is collected; some taxes go by quantity,
     * so many yuan for each unit of content.
     *
     * @param source where the rate is written; {@code validFrom} since when it holds, {@code validUntil} the first day on which
     *     it no longer does; {@code ruleSource} and the rest likewise for the share
     */
    record ReasonResponse(
            String tax,
            String rule,
            String text,
            String rate,
            String share,
            Money base,
            Money due,
            String source,
            LocalDate validFrom,
            Optional<LocalDate> validUntil,
            String ruleSource,
            LocalDate ruleValidFrom,
            Optional<LocalDate> ruleValidUntil,
            Optional<String> amountPerUnit,
            Optional<String> amountUnit) {

        static ReasonResponse of(TaxReason reason, String language) {
            String text =
                    Messages.find(language, "reason." + reason.rule(), Map.of()).orElse(reason.rule());
            return new ReasonResponse(
                    reason.tax().toLowerCase(Locale.ROOT),
                    reason.rule(),
                    text,
                    reason.rate().toPlainString(),
                    reason.share().toPlainString(),
                    reason.base(),
                    reason.due(),
                    reason.source(),
                    reason.validFrom(),
                    Optional.ofNullable(reason.validUntil()),
                    reason.ruleSource(),
                    reason.ruleValidFrom(),
                    Optional.ofNullable(reason.ruleValidUntil()),
                    Optional.ofNullable(reason.amountPerUnit()).map(BigDecimal::toPlainString),
                    Optional.ofNullable(reason.amountUnit()));
        }
    }

    static OrderLineResponse of(OrderLine line, String language) {
        return new OrderLineResponse(
                line.id(),
                line.sku().toString(),
                line.declared().nameZh(),
                line.quantity(),
                line.unitPrice(),
                line.goods(),
                line.freight(),
                line.discount(),
                TaxResponse.of(line.tax(), language),
                line.payable(),
                line.returned(),
                line.promotions().stream()
                        .map(applied -> PromotionResponse.of(applied, language))
                        .toList());
    }
}
