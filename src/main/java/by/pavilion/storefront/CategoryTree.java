package by.pavilion.storefront;

import by.pavilion.catalog.AttributeDefinition;
import by.pavilion.catalog.Category;
import by.pavilion.shared.Languages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The categories as storefronts want them. */
final class CategoryTree {
    private final Map<String, Category> byCode = new HashMap<>();
    private final Map<String, Set<String>> withDescendants = new HashMap<>();
    private final Map<String, List<AttributeDefinition>> attributes;
    private final SortedMap<String, AttributeDefinition> facets = new TreeMap<>();
    private final Map<String, Body> bodies;

    /** @param attributes of each category, inherited ones included */
    CategoryTree(List<Category> all, Map<String, List<AttributeDefinition>> attributes) {
        this.attributes = attributes;
        all.forEach(category -> attributesOf(category.code()).stream()
                .filter(AttributeDefinition::facet)
                .forEach(attribute -> facets.merge(attribute.code(), attribute, CategoryTree::withChoicesOfBoth)));
        all.forEach(category -> byCode.put(category.code(), category));
        all.forEach(category -> withDescendants.put(category.code(), descendants(category.code(), all)));
        this.bodies = Languages.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(
                        language -> language,
                        language -> Body.of(new CategoryList(CategoryItem.below(null, all, language)))));
    }

    /** What listings of the category can say; nothing for a category that is not there. */
    List<AttributeDefinition> attributesOf(String category) {
        return attributes.getOrDefault(category, List.of());
    }

    /** The attributes that lists are narrowed by, of all categories, by their codes. */
    SortedMap<String, AttributeDefinition> facets() {
        return facets;
    }

    /** The attributes of a category as JSON; empty for a category that is not there. */
    Optional<Body> attributes(String category, String language) {
        return byCode.containsKey(category)
                ? Optional.of(Body.of(new AttributeList(attributesOf(category).stream()
                        .map(attribute -> CategoryAttribute.of(attribute, language))
                        .toList())))
                : Optional.empty();
    }

    private static AttributeDefinition withChoicesOfBoth(AttributeDefinition one, AttributeDefinition other) {
        Set<AttributeDefinition.Choice> choices = new LinkedHashSet<>(one.choices());
        choices.addAll(other.choices());
        return new AttributeDefinition(
                one.code(),
                one.type(),
                one.unit(),
                one.required(),
                one.facet(),
                one.min(),
                one.max(),
                one.names(),
                List.copyOf(choices));
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

    private record AttributeList(List<CategoryAttribute> items) {}
}
