package by.pavilion.storefront;

/**
 * A page of the shop as it is.
 *
 * @param version raised by each change; 0 when nobody has written it yet
 */
public record ShopPage<C extends PageContent>(C content, long version) {}
