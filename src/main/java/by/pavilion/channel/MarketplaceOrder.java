package by.pavilion.channel;

import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order as its marketplace holds it, in our words.
 *
 * @param updatedAt when it changed there last
 * @param payment empty until it is paid
 * @param region where it goes, down to the district, in plain text
 * @param ciphers the rest of the buyer's data, by the adapter's names, still encrypted
 * @param reportedParcels numbers of the parcels that the marketplace knows of
 * @param shipBy until when the buyer was promised that it is sent
 * @param splitFrom the order out of which the marketplace has made this one and others, and which it has cancelled for that
 */
public record MarketplaceOrder(
        ExternalOrder id,
        State state,
        Instant placedAt,
        Instant updatedAt,
        Optional<Payment> payment,
        List<Line> lines,
        Region region,
        Map<String, String> ciphers,
        List<String> reportedParcels,
        Optional<Instant> shipBy,
        Optional<String> splitFrom) {

    /** One that was placed as it is. */
    public MarketplaceOrder(
            ExternalOrder id,
            State state,
            Instant placedAt,
            Instant updatedAt,
            Optional<Payment> payment,
            List<Line> lines,
            Region region,
            Map<String, String> ciphers,
            List<String> reportedParcels,
            Optional<Instant> shipBy) {
        this(
                id,
                state,
                placedAt,
                updatedAt,
                payment,
                lines,
                region,
                ciphers,
                reportedParcels,
                shipBy,
                Optional.empty());
    }

    public MarketplaceOrder {
        lines = List.copyOf(lines);
        ciphers = Map.copyOf(ciphers);
        reportedParcels = List.copyOf(reportedParcels);
    }

    /** The same for two versions between which nothing has changed that matters to us. */
    public String digest() {
        return OrderDigest.of(this);
    }

    /** How far the order is at the marketplace, as far as the import is concerned. */
    public enum State {
        /** Not paid, or paid and not yet free for processing. */
        EARLY,
        /** Paid, and stopped by its marketplace: a risk, another address, a refund that is being judged. */
        STOPPED,
        /** Paid and free: it is ours to fulfil. */
        READY,
        /** Shipped or completed, by somebody else than us if we have not imported it. */
        FULFILLED,
        CANCELLED,
        /** A state that we do not know. */
        UNKNOWN;

        boolean isKnown() {
            return this != UNKNOWN;
        }

        /** Whether nobody may send it yet, or for now. */
        boolean isBeforeSending() {
            return this == EARLY || this == STOPPED;
        }
    }

    /**
     * What the buyer has paid in all, tax and freight included.
     *
     * @param freight what of it is for the way, insurance included; nothing where it is not told
     * @param borne what of the price somebody else pays to the seller, by coupons or points that are not the seller's; it is not
     *     in the amount
     */
    public record Payment(
            String provider, String transactionId, Money amount, Instant paidAt, Money freight, Money borne) {
        /** One that tells of neither. */
        public Payment(String provider, String transactionId, Money amount, Instant paidAt) {
            this(provider, transactionId, amount, paidAt, Money.zero(amount.currency()), Money.zero(amount.currency()));
        }
    }

    /**
     * Sold goods.
     *
     * @param sku the marketplace's own numbers, which listings are looked up by
     * @param code the merchant's code on the line, which is our SKU where no listing says otherwise
     * @param share what the buyer pays for the line there, by which the payment is shared out among lines; nothing for a gift, and
     *     empty where it is not told
     * @param borne what of its price somebody else pays; nothing where it is not told for lines
     */
    public record Line(
            String externalLineId, ChannelSku sku, String code, long quantity, Optional<Money> share, Money borne) {
        /** One of which it is not told who else pays for it. */
        public Line(String externalLineId, ChannelSku sku, String code, long quantity, Optional<Money> share) {
            this(externalLineId, sku, code, quantity, share, Money.zero(Money.CNY));
        }

        /** One of which it is not told what it costs. */
        public Line(String externalLineId, ChannelSku sku, String code, long quantity) {
            this(externalLineId, sku, code, quantity, Optional.empty());
        }
    }

    /** The part of an address that is no secret. */
    public record Region(String province, String city, String district, String street) {}
}
