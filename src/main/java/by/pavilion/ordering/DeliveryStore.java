package by.pavilion.ordering;

import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** How long deliveries have taken. */
@ApplicationScoped
class DeliveryStore {
    private final Statements statements;

    DeliveryStore(Statements statements) {
        this.statements = statements;
    }

    /** From where, as what at customs, and how far. */
    record Way(CustomsMode mode, WarehouseCode warehouse, String zone) {}

    /** @param days from the day of the order to that of the delivery, in China */
    record Delivery(OrderId order, Way way, int days, Instant at) {}

    /** Each order once. */
    void insert(List<Delivery> deliveries) {
        statements.insert(
                "INSERT IGNORE INTO ordering_deliveries (order_id, customs_mode, warehouse, zone, days, delivered_at)",
                deliveries.stream()
                        .map(one -> List.<Object>of(
                                one.order().value(),
                                one.way().mode().code(),
                                one.way().warehouse().value(),
                                one.way().zone(),
                                one.days(),
                                one.at()))
                        .toList());
    }

    /** Of the last ones, the latest first. */
    List<Integer> days(Way way, int limit) {
        return statements.list(
                """
                SELECT days FROM ordering_deliveries WHERE customs_mode = ? AND warehouse = ? AND zone = ?
                ORDER BY delivered_at DESC LIMIT ?""", row -> row.getInt(1), way.mode().code(), way.warehouse().value(), way.zone(), limit);
    }
}
