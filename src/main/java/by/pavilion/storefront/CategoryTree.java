package by.pavilion.storefront;

import by.pavilion.catalog.Category;
import by.pavilion.shared.Languages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The categories as storefronts want them. */
final class CategoryTree {
    private final Map<String, Category> byCode = new HashMap<>();
    private final Map<String, Set<String>> withDescendants = new HashMap<>();
    private final Map<String, Body> bodies;

    CategoryTree(List<Category> all) {
        all.forEach(category -> byCode.put(category.code(), category));
        all.forEach(category -> withDescendants.put(category.code(), descendants(category.code(), all)));
        this.bodies = Languages.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(
                        language -> language,
                        language -> Body.of(new CategoryList(CategoryItem.below(null, all, language)))));
    }

    /** The category and everything below it; empty when there is none of this code. */
    Set<String> from(String code) {
        return withDescendants.getOrDefault(code, Set.of());
    }

    /** The category and those above it, which exist. */
    List<Category> upFrom(String code) {
        List<Category> way = new ArrayList<>();
        Category category = byCode.get(code);
        while (category != null && !way.contains(category)) {
            way.add(category);
            category = category.parent() == null ? null : byCode.get(category.parent());
        }
        return way;
    }

    /** All categories, in no order. */
    Collection<Category> all() {
        return byCode.values();
    }

    String name(String code, String language) {
        Category category = byCode.get(code);
        return category == null ? code : category.names().getOrDefault(language, code);
    }

    /** The whole tree as JSON. */
    Body body(String language) {
        return Objects.requireNonNull(bodies.get(language), language);
    }

    private static Set<String> descendants(String code, List<Category> all) {
        Set<String> codes = new HashSet<>(Set.of(code));
        all.stream()
                .filter(category -> code.equals(category.parent()))
                .forEach(child -> codes.addAll(descendants(child.code(), all)));
        return Set.copyOf(codes);
    }

    private record CategoryList(List<CategoryItem> items) {}
}
