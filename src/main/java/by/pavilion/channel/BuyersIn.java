package by.pavilion.channel;

import by.pavilion.parties.Recipient;
import java.time.Instant;
import java.util.Optional;

/** How one marketplace discloses who has bought. Calls go over the network: never make them inside a transaction. */
public interface BuyersIn extends Ability {
    /** Decrypts the buyer of an order. Marketplaces count and audit this: call it last and once. */
    Recipient disclose(ShopAccess shop, MarketplaceOrder order) throws ChannelFault;

    /** The same where phones may be lent ones, which end: one call as well. */
    default Disclosure disclosed(ShopAccess shop, MarketplaceOrder order) throws ChannelFault {
        return new Disclosure(disclose(shop, order), Optional.empty());
    }

    /**
     * Who has bought. Its text shows nobody.
     *
     * @param phoneUntil until when the phone leads to the buyer; empty for the buyer's own, and where nobody says
     */
    record Disclosure(Recipient recipient, Optional<Instant> phoneUntil) {
        @Override
        public String toString() {
            return "Disclosure[phone until " + phoneUntil + "]";
        }
    }
}
