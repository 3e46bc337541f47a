package by.pavilion.channel;

import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one marketplace lists what has changed: the truth about its orders, whatever it has pushed. Calls go over the network:
 * never make them inside a transaction.
 */
public interface OrderSearch extends Ability {
    /**
     * A page of the orders that changed in a window, ascending by the time of change where the marketplace sorts.
     *
     * @param from included; to the precision of the marketplace, which may round it down
     * @param until not included; the marketplace may round it up, so an order may come in two windows
     * @param page what {@link Page#next} of the page before said; empty for the first
     * @throws ChannelFault also when the answer cannot be the whole truth: an empty page of a list that is not at its end
     */
    Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault;

    /**
     * A part of the list.
     *
     * @param next where it goes on; empty at its end
     * @param tooMany that the marketplace does not list so many: the window has to be narrower
     */
    record Page(List<Found> orders, Optional<String> next, boolean tooMany) {
        public Page {
            orders = List.copyOf(orders);
        }

        public static Page of(List<Found> orders, Optional<String> next) {
            return new Page(orders, next, false);
        }

        public static Page narrower() {
            return new Page(List.of(), Optional.empty(), true);
        }
    }

    /**
     * An order as the list tells of it: enough to see whether it has to be fetched.
     *
     * @param digest {@link MarketplaceOrder#digest} where the list holds whole orders, else empty
     */
    record Found(
            String externalOrderId,
            Instant updatedAt,
            MarketplaceOrder.State state,
            String digest,
            Optional<Content> content) {
        /** One of which the list does not tell more. */
        public Found(String externalOrderId, Instant updatedAt, MarketplaceOrder.State state, String digest) {
            this(externalOrderId, updatedAt, state, digest, Optional.empty());
        }

        /** The same under another number. */
        Found under(String otherNumber) {
            return new Found(otherNumber, updatedAt, state, digest, content);
        }

        public static Found of(MarketplaceOrder order) {
            return new Found(
                    order.id().externalOrderId(),
                    order.updatedAt(),
                    order.state(),
                    order.digest(),
                    Optional.of(Content.of(order)));
        }
    }

    /**
     * What is in an order, as far as it is compared.
     *
     * @param paid empty where the list does not say
     * @param parcels numbers of those that the marketplace knows
     */
    record Content(int lines, Optional<Money> paid, Set<String> parcels) {
        public Content {
            parcels = Set.copyOf(parcels);
        }

        static Content of(MarketplaceOrder order) {
            return new Content(
                    order.lines().size(),
                    order.payment().map(MarketplaceOrder.Payment::amount),
                    Set.copyOf(order.reportedParcels()));
        }
    }
}
