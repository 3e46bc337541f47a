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
    private static final long BEFORE_THE_FIRST = -1;

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
        return store.errors(id, BEFORE_THE_FIRST, SHOWN_ERRORS);
    }

    /** All errors in the order of the file, read in portions of whole rows: a row has far fewer than a portion. */
    public void forEachError(ImportId id, Consumer<ImportError> reader) {
        long told = BEFORE_THE_FIRST;
        List<ImportError> portion;
        do {
            portion = store.errors(id, told, PORTION);
            boolean cut = portion.size() == PORTION;
            long last =
                    portion.isEmpty() ? told : portion.get(portion.size() - 1).row();
            portion.stream().filter(error -> !cut || error.row() < last).forEach(reader);
            told = cut ? last - 1 : last;
        } while (portion.size() == PORTION);
    }
}
