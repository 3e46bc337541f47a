package by.pavilion.identity;

/** The roles of callers, as constants for annotations. */
public final class Role {
    /** Runs the installation. */
    public static final String OPERATOR = "operator";
    /** A producer; sees only its own listings, stock and orders. */
    public static final String MERCHANT = "merchant";
    /** A storefront's server with its secret key; sees only the orders that it placed. */
    public static final String STOREFRONT = "storefront";
    /** A storefront's publishable key: catalogue and quotes. */
    public static final String PUBLIC = "public";
    /** A marketplace connector or logistics firm. */
    public static final String CONNECTOR = "connector";
    /** Whoever holds an order's own token. */
    public static final String BUYER = "buyer";

    private Role() {}
}
