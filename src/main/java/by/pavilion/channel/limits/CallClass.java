package by.pavilion.channel.limits;

/** What a call is for, the more urgent first: where a marketplace says that there are too many, the less urgent ones hold back. */
public enum CallClass {
    SHIPPING,
    AFTER_SALES,
    SOLD_OUT,
    STOCK,
    ORDERS,
    BUYERS,
    PRICES,
    LISTINGS,
    OTHER
}
