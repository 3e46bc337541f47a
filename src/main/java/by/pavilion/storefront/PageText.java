package by.pavilion.storefront;

import org.jspecify.annotations.Nullable;

/**
 * What a page says in one language.
 *
 * @param image in this language as well: pictures of shops bear words
 */
public record PageText(
        String title,
        @Nullable String description,
        @Nullable Picture image) {
    /**
     * A picture by reference: it is neither fetched nor kept here.
     *
     * @param alternativeText what it shows, for those who do not see it
     */
    public record Picture(String url, String alternativeText) {}
}
