package by.pavilion.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What listings of each category can say. It changes only by migrations, so it is read once. */
@ApplicationScoped
public class Attributes {
    private final AttributeStore store;
    private final Categories categories;
    private volatile @Nullable Map<String, List<AttributeDefinition>> all;

    Attributes(AttributeStore store, Categories categories) {
        this.store = store;
        this.categories = categories;
    }

    /** The attributes of each category, with those of the categories above it; a nearer one takes the place of one further up. */
    public Map<String, List<AttributeDefinition>> all() {
        Map<String, List<AttributeDefinition>> known = all;
        if (known == null) {
            known = inherited(store.all());
            all = known;
        }
        return known;
    }

    /** Those of a category, its own after those from above; none for a category that is not there. */
    public List<AttributeDefinition> of(String category) {
        return all().getOrDefault(category, List.of());
    }

    private Map<String, List<AttributeDefinition>> inherited(Map<String, List<AttributeDefinition>> own) {
        Map<String, List<AttributeDefinition>> inherited = new HashMap<>();
        for (Category category : categories.all()) {
            List<String> fromTheTop = new ArrayList<>(categories.path(category.code()));
            Collections.reverse(fromTheTop);
            Map<String, AttributeDefinition> byCode = new LinkedHashMap<>();
            fromTheTop.forEach(code ->
                    own.getOrDefault(code, List.of()).forEach(attribute -> byCode.put(attribute.code(), attribute)));
            inherited.put(category.code(), List.copyOf(byCode.values()));
        }
        return Map.copyOf(inherited);
    }
}
