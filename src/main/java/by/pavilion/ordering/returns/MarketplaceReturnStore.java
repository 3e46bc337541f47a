package by.pavilion.ordering.returns;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Which returns are those that marketplaces have agreed on. Whoever notes a number holds the row of their order. */
@ApplicationScoped
class MarketplaceReturnStore {
    private final Statements statements;

    MarketplaceReturnStore(Statements statements) {
        this.statements = statements;
    }

    /** @param told under which number the marketplace has told last that the goods come */
    record Known(ReturnId id, Optional<ReturnTracking> told) {}

    Optional<Known> find(OrderId order, String reference) {
        return statements.list("""
                        SELECT return_id, carrier_code, tracking_number FROM ordering_marketplace_returns
                        WHERE order_id = ? AND reference = ?""", MarketplaceReturnStore::known, order.value(), reference).stream()
                .findFirst();
    }

    /** Those of an order. */
    Set<ReturnId> of(OrderId order) {
        return Set.copyOf(statements.list(
                "SELECT return_id FROM ordering_marketplace_returns WHERE order_id = ?",
                row -> new ReturnId(row.getLong(1)),
                order.value()));
    }

    /** What is known already stays. */
    void insert(OrderId order, String reference, ReturnId id) {
        statements.update("""
                INSERT INTO ordering_marketplace_returns (order_id, reference, return_id) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE return_id = return_id""", order.value(), reference, id.value());
    }

    void told(ReturnId id, ReturnTracking number) {
        statements.update(
                "UPDATE ordering_marketplace_returns SET carrier_code = ?, tracking_number = ? WHERE return_id = ?",
                number.carrierCode(),
                number.trackingNumber(),
                id.value());
    }

    private static Known known(ResultSet row) throws SQLException {
        String carrier = row.getString("carrier_code");
        String number = row.getString("tracking_number");
        return new Known(
                new ReturnId(row.getLong("return_id")),
                carrier == null || number == null
                        ? Optional.empty()
                        : Optional.of(new ReturnTracking(carrier, number)));
    }
}
