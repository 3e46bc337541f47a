package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When carriers fetch parcels. */
@ApplicationScoped
class PickupStore {
    private final Statements statements;

    PickupStore(Statements statements) {
        this.statements = statements;
    }

    /** What was told first stays. */
    void insert(Map<ShipmentId, Pickup> pickups) {
        statements.insert(
                "INSERT IGNORE INTO logistics_pickups (shipment_id, number, from_at, until_at)",
                pickups.entrySet().stream()
                        .map(pickup -> List.<Object>of(
                                pickup.getKey().value(),
                                pickup.getValue().number(),
                                pickup.getValue().from(),
                                pickup.getValue().until()))
                        .toList());
    }

    Optional<Pickup> find(ShipmentId shipment) {
        return statements
                .list(
                        "SELECT number, from_at, until_at FROM logistics_pickups WHERE shipment_id = ?",
                        row -> new Pickup(row.getString(1), Statements.instant(row, 2), Statements.instant(row, 3)),
                        shipment.value())
                .stream()
                .findFirst();
    }
}
