package by.pavilion.channel.offers;

/** What a marketplace is told about goods. */
enum WishKind {
    /** In pieces as the marketplace sells them. */
    STOCK,
    /** In minor units of the currency of the listing. */
    PRICE
}
