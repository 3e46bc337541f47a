package by.pavilion.channel;

import by.pavilion.parties.Recipient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one marketplace discloses who has bought. Calls go over the network: never make them inside a transaction. */
public interface BuyersIn extends Ability {
    /** Decrypts the buyer of an order. Marketplaces count and audit this: call it last and once. */
    Recipient disclose(ShopAccess shop, MarketplaceOrder order) throws ChannelFault;

    /** The same where phones may be lent ones, which end: one call as well. */
    default Disclosure disclosed(ShopAccess shop, MarketplaceOrder order) throws ChannelFault {
        return new Disclosure(disclose(shop, order), Optional.empty());
    }

    /** Of how many orders one call tells the buyers. */
    default int ordersAtOnce() {
        return 1;
    }

    /**
     * Decrypts the buyers of as many orders of one shop. Who is not given is not there: whoever wants to know why asks for that one
     * alone.
     */
    default Map<ExternalOrder, Disclosure> disclosed(ShopAccess shop, List<MarketplaceOrder> orders)
            throws ChannelFault {
        Map<ExternalOrder, Disclosure> buyers = new LinkedHashMap<>();
        for (MarketplaceOrder order : orders) {
            try {
                buyers.put(order.id(), disclosed(shop, order));
            } catch (ChannelFault fault) {
                if (fault.kind() != ChannelFault.Kind.REFUSED) {
                    throw fault;
                }
            }
        }
        return buyers;
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
