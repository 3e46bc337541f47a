package by.pavilion.inventory;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of warehouses. */
@ApplicationScoped
@Transactional
public class Warehouses {
    private static final int MOST = 1_000;

    private final WarehouseStore store;

    Warehouses(WarehouseStore store) {
        this.store = store;
    }

    public Optional<Warehouse> find(WarehouseCode code) {
        return store.find(code);
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none */
    public Warehouse require(WarehouseCode code) {
        return store.find(code).orElseThrow(() -> InventoryProblems.noSuchWarehouse(code));
    }

    /** All warehouses by code, without a transaction of its own: every order asks. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Warehouse> all() {
        return store.all(MOST);
    }

    /** A page of them by code. */
    public Page<Warehouse> page(@Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.parseCodes(cursor, 1).get(0);
        return Page.of(
                store.after(after, limit + 1),
                limit,
                warehouse -> Cursor.print(warehouse.code().value()));
    }
}
