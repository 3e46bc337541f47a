package by.pavilion.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The category tree. It changes only by migrations, so it is read once. */
@ApplicationScoped
public class Categories {
    private final CategoryStore store;
    private volatile @Nullable List<Category> all;

    Categories(CategoryStore store) {
        this.store = store;
    }

    /** Every category, siblings in the order in which they are shown. */
    public List<Category> all() {
        List<Category> known = all;
        if (known == null) {
            known = store.all();
            all = known;
        }
        return known;
    }

    public Optional<Category> find(String code) {
        return all().stream().filter(category -> category.code().equals(code)).findFirst();
    }

    /** The codes of a category and of those above it, the nearest first; nothing for one that is not there. */
    public List<String> path(String code) {
        List<String> path = new ArrayList<>();
        Optional<Category> category = find(code);
        while (category.isPresent()) {
            path.add(category.get().code());
            category = Optional.ofNullable(category.get().parent()).flatMap(this::find);
        }
        return path;
    }
}
