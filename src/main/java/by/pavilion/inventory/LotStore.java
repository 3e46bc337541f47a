package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Lots, and which of them orders are picked from. Assignment works in portions: plain JDBC. */
@ApplicationScoped
class LotStore {
    private static final String LOTS =
            "SELECT sku, warehouse, lot, best_before, received, assigned, removed FROM inventory_lots ";

    /** Judged on no day yet. */
    private static final LocalDate NEVER = LocalDate.of(1970, 1, 1);

    private final Statements statements;

    LotStore(Statements statements) {
        this.statements = statements;
    }

    /** What a lot's pieces lie under. */
    record Shelf(Sku sku, WarehouseCode warehouse) implements Comparable<Shelf> {
        static Shelf of(Lot lot) {
            return new Shelf(lot.sku(), lot.warehouse());
        }

        @Override
        public int compareTo(Shelf other) {
            int bySku = sku.compareTo(other.sku);
            return bySku != 0 ? bySku : warehouse.compareTo(other.warehouse);
        }
    }

    /** Where a lot's pieces lie. */
    record Place(Sku sku, WarehouseCode warehouse, LotNumber number) {
        static Place of(Lot lot) {
            return new Place(lot.sku(), lot.warehouse(), lot.number());
        }
    }

    /** Pieces of a lot for a line of an order. */
    record Assignment(String orderId, String lineId, Lot lot, long quantity) {}

    /** @param places at least one */
    List<Lot> lock(Collection<Place> places) {
        return at(places, " FOR UPDATE");
    }

    /** @param places at least one */
    List<Lot> at(Collection<Place> places) {
        return at(places, "");
    }

    private List<Lot> at(Collection<Place> places, String locking) {
        List<Object> parameters = new ArrayList<>();
        places.forEach(place -> Collections.addAll(
                parameters,
                place.sku().value(),
                place.warehouse().value(),
                place.number().value()));
        return lots(
                LOTS + "WHERE (sku, warehouse, lot) IN ("
                        + String.join(", ", Collections.nCopies(places.size(), "(?, ?, ?)")) + ")" + locking,
                parameters.toArray());
    }

    /** In each warehouse by its key: an SKU may have thousands. */
    Optional<Lot> find(Sku sku, LotNumber number) {
        return lots(
                        LOTS + "WHERE sku = ? AND warehouse IN (SELECT code FROM inventory_warehouses) AND lot = ?"
                                + " ORDER BY warehouse LIMIT 1",
                        sku.value(),
                        number.value())
                .stream()
                .findFirst();
    }

    /** Locks what can still be assigned of these shelves, first expired first. */
    List<Lot> lockLeft(SortedSet<Shelf> shelves) {
        List<Object> parameters = new ArrayList<>();
        shelves.forEach(shelf -> Collections.addAll(
                parameters, shelf.sku().value(), shelf.warehouse().value()));
        return lots(
                LOTS + "WHERE (sku, warehouse) IN (" + String.join(", ", Collections.nCopies(shelves.size(), "(?, ?)"))
                        + ") AND received > assigned + removed ORDER BY best_before, lot FOR UPDATE",
                parameters.toArray());
    }

    List<Lot> after(Sku sku, String warehouse, String number, int limit) {
        return lots(
                LOTS + "WHERE sku = ? AND (warehouse > ? OR warehouse = ? AND lot > ?) ORDER BY warehouse, lot LIMIT ?",
                sku.value(),
                warehouse,
                warehouse,
                number,
                limit);
    }

    /** Lots with something left whose best-before date comes before the first day, and that were not judged on the second. */
    List<Lot> ageing(LocalDate bestBefore, LocalDate today, int limit) {
        return lots(
                LOTS + "WHERE something_left = TRUE AND best_before < ? AND looked_at_on < ?"
                        + " ORDER BY best_before, sku, warehouse, lot LIMIT ?",
                Date.valueOf(bestBefore),
                Date.valueOf(today),
                limit);
    }

    /** @param number made of what names the lot */
    record Numbered(Lot lot, long number) {}

    /**
     * Lots with something left whose best-before date comes before the first day and that were judged on the second or later,
     * after the one of the third date and number.
     */
    List<Numbered> tooOld(LocalDate bestBefore, LocalDate judged, LocalDate after, long number, int limit) {
        return statements.list(
                """
                SELECT sku, warehouse, lot, best_before, received, assigned, removed,
                  CRC32(CONCAT_WS(' ', sku, warehouse, lot)) AS number FROM inventory_lots
                WHERE something_left = TRUE AND best_before >= ? AND best_before < ? AND looked_at_on >= ?
                  AND (best_before > ? OR CRC32(CONCAT_WS(' ', sku, warehouse, lot)) > ?)
                ORDER BY best_before, number LIMIT ?""",
                row -> new Numbered(lot(row, 1), row.getLong(8)),
                Date.valueOf(after),
                Date.valueOf(bestBefore),
                Date.valueOf(judged),
                Date.valueOf(after),
                number,
                limit);
    }

    void insert(List<Lot> lots) {
        String insert = """
                INSERT INTO inventory_lots
                  (sku, warehouse, lot, best_before, received, assigned, removed, looked_at_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
        statements.batch(
                insert,
                lots.stream()
                        .map(lot -> List.<Object>of(
                                lot.sku().value(),
                                lot.warehouse().value(),
                                lot.number().value(),
                                Date.valueOf(lot.bestBefore()),
                                lot.received(),
                                lot.assigned(),
                                lot.removed(),
                                Date.valueOf(NEVER)))
                        .toList());
    }

    /** Writes what came and what is gone. The lots must be locked; new pieces are judged again. */
    void update(List<Lot> lots) {
        String update = """
                UPDATE inventory_lots SET received = ?, removed = ?, looked_at_on = ?
                WHERE sku = ? AND warehouse = ? AND lot = ?""";
        statements.batch(
                update,
                lots.stream()
                        .map(lot -> List.<Object>of(
                                lot.received(),
                                lot.removed(),
                                Date.valueOf(NEVER),
                                lot.sku().value(),
                                lot.warehouse().value(),
                                lot.number().value()))
                        .toList());
    }

    /** Writes rows of the lots' ledger. */
    void book(List<LotEntry> entries, Instant at) {
        String insert = """
                INSERT INTO inventory_lot_ledger (sku, warehouse, lot, id, best_before, received_change, removed_change,
                  reason, reference, recorded_at)""";
        statements.insert(
                insert,
                entries.stream()
                        .map(entry -> List.<Object>of(
                                entry.lot().sku().value(),
                                entry.lot().warehouse().value(),
                                entry.lot().number().value(),
                                entry.id(),
                                entry.lot().bestBefore().toString(),
                                entry.received(),
                                entry.removed(),
                                entry.cause().reason().code(),
                                entry.cause().reference(),
                                at))
                        .toList());
    }

    void judged(Lot lot, long removed, LocalDate today) {
        statements.update(
                """
                UPDATE inventory_lots SET removed = removed + ?, looked_at_on = ?
                WHERE sku = ? AND warehouse = ? AND lot = ?""",
                removed,
                Date.valueOf(today),
                lot.sku().value(),
                lot.warehouse().value(),
                lot.number().value());
    }

    /** Which of these orders have lots already. */
    Set<String> served(Collection<String> orders) {
        return Set.copyOf(statements.list(
                "SELECT DISTINCT order_id FROM inventory_lot_assignments WHERE order_id IN ("
                        + Statements.placeholders(orders.size()) + ")",
                row -> row.getString(1),
                orders.toArray()));
    }

    /** Writes the assignments and takes their pieces from the lots, which must be locked. */
    void assign(List<Assignment> assignments, Instant at) {
        String insert = """
                INSERT INTO inventory_lot_assignments
                  (line_id, lot, order_id, sku, warehouse, quantity, assigned_at) VALUES (?, ?, ?, ?, ?, ?, ?)""";
        statements.batch(
                insert,
                assignments.stream()
                        .map(assignment -> List.<Object>of(
                                assignment.lineId(),
                                assignment.lot().number().value(),
                                assignment.orderId(),
                                assignment.lot().sku().value(),
                                assignment.lot().warehouse().value(),
                                assignment.quantity(),
                                at))
                        .toList());
        count(assignments, 1);
    }

    /** What these orders were given and have not given back; locked. */
    List<Assignment> lockAssigned(Collection<String> orders) {
        return statements.list(
                """
                SELECT a.order_id, a.line_id, a.quantity,
                  l.sku, l.warehouse, l.lot, l.best_before, l.received, l.assigned, l.removed
                FROM inventory_lot_assignments a
                JOIN inventory_lots l ON l.sku = a.sku AND l.warehouse = a.warehouse AND l.lot = a.lot
                WHERE a.given_back_at IS NULL AND a.order_id IN (%s)
                ORDER BY a.order_id, a.line_id, a.lot FOR UPDATE""".formatted(Statements.placeholders(orders.size())),
                row -> new Assignment(row.getString(1), row.getString(2), lot(row, 4), row.getLong(3)),
                orders.toArray());
    }

    /** The lots that an order is or was picked from. */
    List<Lot> ofOrder(String order) {
        return lots("""
                SELECT DISTINCT l.sku, l.warehouse, l.lot, l.best_before, l.received, l.assigned, l.removed
                FROM inventory_lot_assignments a
                JOIN inventory_lots l ON l.sku = a.sku AND l.warehouse = a.warehouse AND l.lot = a.lot
                WHERE a.given_back_at IS NULL AND a.quantity > 0 AND a.order_id = ? ORDER BY l.sku, l.lot LIMIT 100""", order);
    }

    /** Puts the pieces back into their lots. */
    void giveBack(List<Assignment> assignments, Instant at) {
        statements.batch(
                "UPDATE inventory_lot_assignments SET given_back_at = ? WHERE line_id = ? AND lot = ?",
                assignments.stream()
                        .map(assignment -> List.<Object>of(
                                at,
                                assignment.lineId(),
                                assignment.lot().number().value()))
                        .toList());
        count(assignments, -1);
    }

    /** Puts some of the pieces back into their lot. */
    void giveBackPart(Assignment assignment, long pieces) {
        Lot lot = assignment.lot();
        statements.update(
                "UPDATE inventory_lot_assignments SET quantity = quantity - ? WHERE line_id = ? AND lot = ?",
                pieces,
                assignment.lineId(),
                lot.number().value());
        count(List.of(new Assignment(assignment.orderId(), assignment.lineId(), lot, pieces)), -1);
    }

    private void count(List<Assignment> assignments, int sign) {
        String update = "UPDATE inventory_lots SET assigned = assigned + ? WHERE sku = ? AND warehouse = ? AND lot = ?";
        statements.batch(
                update,
                assignments.stream()
                        .map(assignment -> List.<Object>of(
                                sign * assignment.quantity(),
                                assignment.lot().sku().value(),
                                assignment.lot().warehouse().value(),
                                assignment.lot().number().value()))
                        .toList());
    }

    /** Has the lots with something left whose best-before date comes before this day judged again today. */
    void judgeAgain(LocalDate bestBefore) {
        statements.update(
                "UPDATE inventory_lots SET looked_at_on = ? WHERE something_left = TRUE AND best_before < ?",
                Date.valueOf(NEVER),
                Date.valueOf(bestBefore));
    }

    private List<Lot> lots(String select, Object... parameters) {
        return statements.list(select, row -> lot(row, 1), parameters);
    }

    private static Lot lot(ResultSet row, int first) throws SQLException {
        return new Lot(
                new Sku(row.getString(first)),
                new WarehouseCode(row.getString(first + 1)),
                new LotNumber(row.getString(first + 2)),
                row.getDate(first + 3).toLocalDate(),
                row.getLong(first + 4),
                row.getLong(first + 5),
                row.getLong(first + 6));
    }
}
