package by.pavilion.storefront;

import org.jspecify.annotations.Nullable;

/** What a page says in one language. */
public record PageText(String title, @Nullable String description) {}
