package by.pavilion.logistics;

import org.jspecify.annotations.Nullable;

/**
 * Where the order was placed.
 *
 * @param code {@code storefront}, or a marketplace's: {@code douyin}
 * @param shopId the shop at the marketplace
 * @param externalOrderId the marketplace's own number of the order
 */
public record OrderChannel(
        String code, @Nullable String shopId, @Nullable String externalOrderId) {}
