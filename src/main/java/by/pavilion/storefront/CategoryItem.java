package by.pavilion.storefront;

import by.pavilion.catalog.Category;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A category on the wire, with those below it. */
record CategoryItem(String code, String name, List<CategoryItem> children) {

    static List<CategoryItem> below(@Nullable String parent, List<Category> all, String language) {
        return all.stream()
                .filter(category -> Objects.equals(category.parent(), parent))
                .map(category -> new CategoryItem(
                        category.code(),
                        category.names().getOrDefault(language, category.code()),
                        below(category.code(), all, language)))
                .toList();
    }
}
