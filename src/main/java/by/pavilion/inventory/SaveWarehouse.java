package by.pavilion.inventory;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a warehouse or replaces its particulars. */
@ApplicationScoped
public class SaveWarehouse {
    /** Bonded zones are there and nowhere else. */
    private static final String CHINA = "CN";

    /** Of goods that are abroad until they are ordered. */
    private static final String DIRECT_PURCHASE = "9610";

    private final WarehouseStore store;
    private final Audit audit;
    private final Clock clock;

    SaveWarehouse(WarehouseStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the operator says about a warehouse; see {@link Warehouse}. */
    public record Particulars(
            String name,
            String country,
            String customsMode,
            @Nullable String unlocode) {}

    /** The warehouse as it is now; {@code created} when it was not there before. */
    public record Saved(Warehouse warehouse, boolean created) {}

    /**
     * Whether the warehouse could be saved as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 428 or 412 as {@link #save}
     */
    @Transactional
    public void check(WarehouseCode code, @Nullable IfMatch ifMatch) {
        check(store.find(code), ifMatch);
    }

    private static void check(Optional<Warehouse> before, @Nullable IfMatch ifMatch) {
        if (before.isPresent()) {
            IfMatch.check(ifMatch, before.get().version());
        } else {
            IfMatch.checkAbsent(ifMatch);
        }
    }

    /**
     * Makes or replaces the warehouse.
     *
     * @param ifMatch the version to replace; null to make a new one
     * @throws by.pavilion.shared.Problem 428 or 412 by version, 422 for a mode or a place that is not that of the country
     */
    public Saved save(WarehouseCode code, @Nullable IfMatch ifMatch, Particulars particulars) {
        return Transactions.retrying(() -> {
            Optional<WarehouseRow> before = store.lock(code);
            check(before.map(WarehouseRow::toWarehouse), ifMatch);
            Instant now = clock.instant();
            @Nullable Warehouse earlier = before.map(WarehouseRow::toWarehouse).orElse(null);
            WarehouseRow row = before.orElseGet(() -> WarehouseRow.made(code, now));
            if (row.take(particulars)) {
                mustFit(particulars);
                row.updatedAt = now;
            }
            if (before.isEmpty()) {
                store.persist(row);
            }
            store.flush();
            audit.note(new Audited(AuditedKind.WAREHOUSE, code.value(), Optional.empty(), earlier, row.toWarehouse()));
            return new Saved(row.toWarehouse(), before.isEmpty());
        });
    }

    /**
     * Orders are declared by the mode of their warehouse, so that customs would refuse each of them. A place begins with the code of
     * its country.
     */
    private static void mustFit(Particulars particulars) {
        List<FieldError> errors = new ArrayList<>();
        boolean inChina = particulars.country().equals(CHINA);
        if (inChina == particulars.customsMode().equals(DIRECT_PURCHASE)) {
            errors.add(InventoryProblems.modeOfAnotherCountry());
        }
        String place = particulars.unlocode();
        if (place != null && !place.startsWith(particulars.country())) {
            errors.add(InventoryProblems.placeOfAnotherCountry());
        }
        if (!errors.isEmpty()) {
            throw InventoryProblems.wrong(errors);
        }
    }
}
