package by.pavilion.ordering.rest;

import by.pavilion.ordering.DeliveryEstimate;
import by.pavilion.ordering.KeptQuote;
import by.pavilion.ordering.QuoteId;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was quoted, without the reasons: what an order that names the quote will cost. */
record KeptQuoteResponse(
        QuoteId id,
        Instant validUntil,
        String channel,
        String province,
        LocalDate date,
        String mode,
        Optional<String> warehouse,
        List<LineResponse> lines,
        TotalsResponse totals,
        DeliveryEstimate deliveryEstimate) {

    record LineResponse(String sku, long quantity, Money unitPrice) {
        static LineResponse of(KeptQuote.Line line) {
            return new LineResponse(
                    line.sku().toString(), line.quantity(), line.price().unitPrice());
        }
    }

    static KeptQuoteResponse of(KeptQuote quote, DeliveryEstimate delivery) {
        return new KeptQuoteResponse(
                quote.id(),
                quote.validUntil(),
                quote.channel(),
                quote.province(),
                quote.date(),
                quote.mode().code(),
                quote.warehouse().map(Object::toString),
                quote.lines().stream().map(LineResponse::of).toList(),
                TotalsResponse.of(quote.totals()),
                delivery);
    }
}
