package by.pavilion.ordering;

import by.pavilion.pricing.PaidElsewhere;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an order comes from. */
public sealed interface Origin {
    /** The channel of our own storefronts. */
    String STOREFRONT = "storefront";

    /** {@code storefront}, or a marketplace's name: {@code douyin}. */
    String channel();

    /**
     * A storefront's server placed it; it will be paid through us.
     *
     * @param channel as named by the storefront: {@link #STOREFRONT}, or something that {@link PlaceOrder} refuses
     * @param buyerRef the storefront's own name for its customer, by which it can list orders
     */
    record Storefront(String channel, Optional<String> buyerRef) implements Origin {}

    /**
     * A marketplace sold it and has the money already. One order per channel, shop and external number, however often the
     * marketplace tells of it.
     *
     * @param externalOrderId the marketplace's number, by which customs knows the order too
     * @param placedAt when the buyer ordered there
     * @param shipBy until when the buyer was promised there that it is sent
     */
    record Marketplace(
            String channel,
            String shopId,
            String externalOrderId,
            Instant placedAt,
            Instant externalUpdatedAt,
            Optional<Instant> shipBy,
            MarketplacePayment payment)
            implements Origin {

        public PlacedBy placedBy() {
            return PlacedBy.shop(channel, shopId);
        }

        public IdempotencyKey key() {
            return new IdempotencyKey(externalOrderId);
        }
    }

    /**
     * A payment that a marketplace has taken.
     *
     * @param provider the payment firm behind the marketplace, by our name for it: {@code douyinpay}
     * @param amount what the buyer paid in all, tax and freight included
     * @param freight what of it is for the way, as the marketplace says
     * @param borne what of the price somebody else has paid to the seller, as the marketplace says: see {@link PaidElsewhere}
     */
    record MarketplacePayment(
            String provider, String transactionId, Money amount, Instant paidAt, Money freight, Money borne) {
        /** One that tells of neither. */
        public MarketplacePayment(String provider, String transactionId, Money amount, Instant paidAt) {
            this(provider, transactionId, amount, paidAt, Money.zero(amount.currency()), Money.zero(amount.currency()));
        }

        /** @param borneOfLines as far as it is told for lines */
        PaidElsewhere parts(List<Money> borneOfLines) {
            return new PaidElsewhere(amount, freight, borne, borneOfLines);
        }
    }
}
