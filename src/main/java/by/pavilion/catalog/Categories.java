package by.pavilion.catalog;

import jakarta.enterprise.context.ApplicationScoped;
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
}
