package by.pavilion.catalog.files;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reading of imports. */
@ApplicationScoped
public class Imports {
    /** How many errors an answer shows; the file of errors has all. */
    public static final int SHOWN_ERRORS = 1_000;

    private static final int PORTION = 1_000;

    private final ImportStore store;

    Imports(ImportStore store) {
        this.store = store;
    }

    /**
     * An import of this merchant.
     *
     * @throws Problem 404 also when it is another merchant's
     */
    public CatalogImport require(MerchantId merchant, ImportId id) {
        return store.find(id)
                .filter(found -> found.merchant().equals(merchant))
                .orElseThrow(() -> ImportProblems.noSuchImport(id));
    }

    /** The newest first. */
    @Transactional
    public Page<CatalogImport> page(MerchantId merchant, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(merchant, below, limit + 1),
                limit,
                found -> Cursor.print(found.id().value()));
    }

    /** The first errors in the order of the file. */
    public List<ImportError> firstErrors(ImportId id) {
        return store.errors(id, 0, SHOWN_ERRORS);
    }

    /** All errors in the order of the file, read in portions. */
    public void forEachError(ImportId id, Consumer<ImportError> reader) {
        int read = 0;
        List<ImportError> portion;
        do {
            portion = store.errors(id, read, PORTION);
            portion.forEach(reader);
            read += portion.size();
        } while (portion.size() == PORTION);
    }
}
