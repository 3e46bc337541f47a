package by.pavilion.channel;

import java.util.Locale;

/** The abilities that adapters may have, by the names under which operators see them. */
public enum Capability {
    /** It pushes messages to us. */
    MESSAGES_IN(MessagesIn.class),
    /** It calls us and waits for the answer. */
    CALLS_IN(CallsIn.class),
    /** It gives an order by its number. */
    ORDERS_IN(OrdersIn.class),
    /** It lists the orders that have changed. */
    ORDER_SEARCH(OrderSearch.class),
    /** Its orders are compared with ours. */
    RECONCILIATION_IN(ReconciliationIn.class),
    /** It discloses who has bought. */
    BUYERS_IN(BuyersIn.class),
    /** It is told of parcels. */
    PARCELS_OUT(ParcelsOut.class),
    /** It is told how much there is. */
    STOCK_OUT(StockOut.class),
    /** It is told by how much there is more or less, too. */
    STOCK_STEPS(StockSteps.class),
    /** It is told what goods cost. */
    PRICES_OUT(PricesOut.class),
    /** It shows our listings, after it has looked at them. */
    LISTINGS_OUT(ListingsOut.class),
    /** It tells of refunds and returns, and is told whether we agree. */
    AFTER_SALES(AfterSales.class),
    /** It is told how far customs and the long way are. */
    CLEARANCE_OUT(ClearanceOut.class),
    /** Its shops are authorised by a code that their owners get there. */
    AUTHORIZATION(ShopAuthorization.class);

    private final Class<? extends Ability> ability;

    Capability(Class<? extends Ability> ability) {
        this.ability = ability;
    }

    boolean isOf(Ability adapter) {
        return ability.isInstance(adapter);
    }

    static Capability of(Class<? extends Ability> ability) {
        for (Capability capability : values()) {
            if (capability.ability == ability) {
                return capability;
            }
        }
        throw new IllegalArgumentException("no capability is made of " + ability);
    }

    /** The name in answers: {@code order-search}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
