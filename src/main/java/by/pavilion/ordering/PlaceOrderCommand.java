package by.pavilion.ordering;

import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order as it is asked for. Texts are as given: {@link PlaceOrder} checks all of them and names every wrong one at once.
 *
 * @param idType the kind of the buyer's document; customs knows only {@link #ID_CARD}
 * @param consumerNoticeVersion the version of the notice for consumers that the buyer has accepted
 * @param quoteId the quote whose price it is to have
 * @param couponCodes in the order in which they are to apply
 */
public record PlaceOrderCommand(
        Origin origin,
        String idType,
        Recipient recipient,
        List<Line> lines,
        Optional<String> consumerNoticeVersion,
        Optional<QuoteId> quoteId,
        List<String> couponCodes) {
    /** The Chinese resident identity card. */
    public static final String ID_CARD = "ID_CARD";

    public PlaceOrderCommand {
        lines = List.copyOf(lines);
        couponCodes = List.copyOf(couponCodes);
    }

    /** By the prices of the moment. */
    public PlaceOrderCommand(
            Origin origin,
            String idType,
            Recipient recipient,
            List<Line> lines,
            Optional<String> consumerNoticeVersion) {
        this(origin, idType, recipient, lines, consumerNoticeVersion, Optional.empty(), List.of());
    }

    /**
     * Wanted goods.
     *
     * @param quantity in pieces, or {@link #NOT_GIVEN}
     * @param externalLineId the marketplace's number of the line
     * @param share what the buyer has paid for the line at the marketplace, by which the payment is shared out
     * @param borne what of the line's price somebody else has paid there; nothing where it is not told for lines
     */
    public record Line(String sku, long quantity, Optional<String> externalLineId, Optional<Money> share, Money borne) {
        /** Stands for a quantity that was not given, as an empty text stands for a text. */
        public static final long NOT_GIVEN = Long.MIN_VALUE;

        public static Line of(String sku, long quantity) {
            return new Line(sku, quantity, Optional.empty(), Optional.empty(), Money.zero(Money.CNY));
        }
    }

    /** The same with other lines. */
    PlaceOrderCommand withLines(List<Line> others) {
        return new PlaceOrderCommand(origin, idType, recipient, others, consumerNoticeVersion, quoteId, couponCodes);
    }

    /** What must be the same when the same key comes again. It holds personal data: only a digest of it is kept. */
    String fingerprint() {
        if (origin instanceof Origin.Marketplace marketplace) {
            return String.join("\n", marketplace.channel(), marketplace.shopId(), marketplace.externalOrderId());
        }
        Buyer buyer = recipient.buyer();
        ShipTo shipTo = recipient.shipTo();
        List<String> parts = new ArrayList<>(List.of(
                origin.channel(),
                idType,
                buyer.name(),
                buyer.idNumber(),
                buyer.phone(),
                shipTo.name(),
                shipTo.phone(),
                shipTo.province(),
                shipTo.city(),
                shipTo.district(),
                shipTo.street(),
                shipTo.postcode(),
                consumerNoticeVersion.orElse("")));
        if (origin instanceof Origin.Storefront storefront) {
            parts.add(storefront.buyerRef().orElse(""));
        }
        quoteId.ifPresent(id -> parts.add(id.toString()));
        couponCodes.forEach(code -> parts.add("coupon\t" + code));
        lines.forEach(line -> parts.add(line.sku() + "\t" + line.quantity()));
        return String.join("\n", parts);
    }

    @Override
    public String toString() {
        return "PlaceOrderCommand[" + origin.channel() + ", " + lines + "]";
    }
}
