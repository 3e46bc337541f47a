package by.pavilion.logistics;

import org.jspecify.annotations.Nullable;

/**
 * A place as a carrier names it.
 *
 * @param country two letters of ISO 3166
 */
public record Location(@Nullable String name, @Nullable String country) {}
