package by.pavilion.ordering.rest;

import by.pavilion.ordering.Origin;
import by.pavilion.ordering.PlaceOrderCommand;
import by.pavilion.ordering.QuoteId;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as a storefront asks for it. Nothing is required here: the use case checks all fields and the goods together, so
 * that everything wrong is told at once. What is absent is an empty text to it.
 */
record PlaceOrderRequest(
        @Nullable BuyerRequest buyer,
        @Nullable ShipToRequest shipTo,
        @Nullable List<@Nullable LineRequest> lines,
        @Nullable String channel,
        @Nullable String buyerRef,
        @Nullable String consumerNoticeVersion,
        @Nullable QuoteId quoteId,
        @Nullable List<@Nullable String> couponCodes) {

    record BuyerRequest(
            @Nullable String name,
            @Nullable String idType,
            @Nullable String idNumber,
            @Nullable String phone) {

        static final BuyerRequest ABSENT = new BuyerRequest(null, null, null, null);

        Buyer toBuyer() {
            return new Buyer(text(name), text(idNumber), text(phone));
        }

        @Override
        public String toString() {
            return "BuyerRequest[]";
        }
    }

    record ShipToRequest(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String province,
            @Nullable String city,
            @Nullable String district,
            @Nullable String street,
            @Nullable String postcode) {

        static final ShipToRequest ABSENT = new ShipToRequest(null, null, null, null, null, null, null);

        ShipTo toShipTo() {
            return new ShipTo(
                    text(name), text(phone), text(province), text(city), text(district), text(street), text(postcode));
        }

        @Override
        public String toString() {
            return "ShipToRequest[]";
        }
    }

    record LineRequest(@Nullable String sku, @Nullable Long quantity) {
        static final LineRequest ABSENT = new LineRequest(null, null);

        static List<PlaceOrderCommand.Line> toLines(@Nullable List<@Nullable LineRequest> lines) {
            List<@Nullable LineRequest> wanted = Objects.requireNonNullElse(lines, List.of());
            return wanted.stream()
                    .map(line -> Objects.requireNonNullElse(line, ABSENT).toLine())
                    .toList();
        }

        private PlaceOrderCommand.Line toLine() {
            return PlaceOrderCommand.Line.of(
                    text(sku), Objects.requireNonNullElse(quantity, PlaceOrderCommand.Line.NOT_GIVEN));
        }
    }

    PlaceOrderCommand toCommand() {
        BuyerRequest who = Objects.requireNonNullElse(buyer, BuyerRequest.ABSENT);
        ShipToRequest where = Objects.requireNonNullElse(shipTo, ShipToRequest.ABSENT);
        return new PlaceOrderCommand(
                new Origin.Storefront(text(channel), Optional.ofNullable(buyerRef)),
                text(who.idType()),
                new Recipient(who.toBuyer(), where.toShipTo()),
                LineRequest.toLines(lines),
                Optional.ofNullable(consumerNoticeVersion),
                Optional.ofNullable(quoteId),
                texts(couponCodes));
    }

    /** What is absent is an empty text, which no code is. */
    static List<String> texts(@Nullable List<@Nullable String> texts) {
        List<@Nullable String> given = Objects.requireNonNullElse(texts, List.of());
        return given.stream().map(PlaceOrderRequest::text).toList();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
