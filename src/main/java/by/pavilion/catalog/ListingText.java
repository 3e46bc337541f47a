package by.pavilion.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What a listing says in one language. The parts below the description belong on the electronic label that Chinese buyers
 * must be shown.
 *
 * @param use how the goods are used or prepared
 */
public record ListingText(
        @Nullable String name,
        @Nullable String description,
        @Nullable String ingredients,
        @Nullable String allergens,
        @Nullable String use,
        @Nullable String warnings) {

    public static ListingText named(@Nullable String name) {
        return new ListingText(name, null, null, null, null, null);
    }

    public ListingText withName(@Nullable String newName) {
        return new ListingText(newName, description, ingredients, allergens, use, warnings);
    }

    @JsonIgnore
    boolean isEmpty() {
        return equals(named(null));
    }
}
