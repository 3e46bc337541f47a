package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** Reading of imports. */
@ApplicationScoped
public class Imports {
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
                .orElseThrow(() -> CatalogProblems.noSuchImport(id));
    }
}
