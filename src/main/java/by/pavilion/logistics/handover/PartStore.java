package by.pavilion.logistics.handover;

import by.pavilion.identity.MerchantId;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ParcelOfShipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentWatch.Begun;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Merchants' parts of shipments and their lines. Plain JDBC: every direct order passes here. */
@ApplicationScoped
class PartStore {
    private static final String PART = """
            SELECT m.merchant_id, m.shipment_id, s.order_id, MIN(p.tracking_number), m.state, m.hand_over_by, m.is_late,
              m.weight_grams, m.confirmed_at, m.packed_at, m.handed_over_at, m.volume_cm3, MIN(w.place),
              EXISTS (SELECT 1 FROM logistics_held_orders h WHERE h.order_id = s.order_id)
            FROM logistics_merchant_parts m JOIN logistics_shipments s ON s.id = m.shipment_id
            LEFT JOIN logistics_parcels p ON p.shipment_id = m.shipment_id
            LEFT JOIN logistics_waiting_parcels w
              ON w.parcel_id = p.id AND m.state IN ('TO_CONFIRM', 'CONFIRMED', 'PACKED')
            WHERE m.merchant_id = ?
            """;
    private static final String GROUPED = """
             GROUP BY m.merchant_id, m.shipment_id, s.order_id, m.state, m.hand_over_by, m.is_late, m.weight_grams,
              m.confirmed_at, m.packed_at, m.handed_over_at, m.volume_cm3
            ORDER BY m.shipment_id LIMIT ?""";

    private final DataSource dataSource;

    PartStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A part whose time has passed. */
    record Due(MerchantId merchant, ShipmentId shipment) {}

    private interface Filling<T> {
        void fill(PreparedStatement statement, T row) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    void insert(List<Begun> shipments, Duration within) {
        record Part(String merchant, Begun begun) {}
        record Line(Begun begun, Begun.Goods goods) {}
        batch(
                """
                INSERT IGNORE INTO logistics_merchant_parts (merchant_id, shipment_id, state, hand_over_by, is_late)
                VALUES (?, ?, 'TO_CONFIRM', ?, FALSE)""",
                shipments.stream()
                        .flatMap(begun -> begun.goods().stream()
                                .map(Begun.Goods::merchantId)
                                .distinct()
                                .map(merchant -> new Part(merchant, begun)))
                        .toList(),
                (statement, part) -> {
                    statement.setString(1, part.merchant());
                    statement.setLong(2, part.begun().shipment().id().value());
                    Statements.setInstant(
                            statement, 3, part.begun().shipment().createdAt().plus(within));
                });
        batch(
                """
                INSERT IGNORE INTO logistics_merchant_lines
                  (shipment_id, line_id, merchant_id, sku, name, quantity, missing)
                VALUES (?, ?, ?, ?, ?, ?, 0)""",
                shipments.stream()
                        .flatMap(begun -> begun.goods().stream().map(goods -> new Line(begun, goods)))
                        .toList(),
                (statement, line) -> {
                    statement.setLong(1, line.begun().shipment().id().value());
                    statement.setString(2, line.goods().lineId());
                    statement.setString(3, line.goods().merchantId());
                    statement.setString(4, line.goods().sku());
                    statement.setString(5, line.goods().name());
                    statement.setLong(6, line.goods().quantity());
                });
    }

    /**
     * Goods have become fewer: whoever has none left in it has nothing to hand over, and what was measured with pieces that have gone
     * is to be packed and measured once more.
     */
    void repack(Begun shipment) {
        long id = shipment.shipment().id().value();
        List<String> left = shipment.goods().stream().map(Begun.Goods::lineId).toList();
        if (left.isEmpty()) {
            return;
        }
        lockParts(shipment.shipment().id());
        forgetMeasures(shipment);
        batch("""
                UPDATE logistics_merchant_lines SET quantity = ?, missing = 0
                WHERE shipment_id = ? AND line_id = ? AND quantity <> ?""", shipment.goods(), (statement, goods) -> {
            statement.setLong(1, goods.quantity());
            statement.setLong(2, id);
            statement.setString(3, goods.lineId());
            statement.setLong(4, goods.quantity());
        });
        List<Object> values = new ArrayList<>(List.of(id));
        values.addAll(left);
        update(
                "DELETE FROM logistics_merchant_lines WHERE shipment_id = ? AND line_id NOT IN (" + marks(left.size())
                        + ")",
                values);
        update("""
                UPDATE logistics_merchant_parts m SET state = 'GONE'
                WHERE m.shipment_id = ? AND state <> 'HANDED_OVER' AND NOT EXISTS (
                  SELECT 1 FROM logistics_merchant_lines l
                  WHERE l.shipment_id = m.shipment_id AND l.merchant_id = m.merchant_id)""", List.of(id));
    }

    private void forgetMeasures(Begun shipment) {
        record Owned(String line, String merchant, long quantity) {}
        Map<String, Long> left =
                shipment.goods().stream().collect(Collectors.toMap(Begun.Goods::lineId, Begun.Goods::quantity));
        long id = shipment.shipment().id().value();
        List<List<Object>> smaller = list(
                        "SELECT line_id, merchant_id, quantity FROM logistics_merchant_lines"
                                + " WHERE shipment_id = ? LIMIT 1000",
                        row -> new Owned(row.getString(1), row.getString(2), row.getLong(3)),
                        List.of(id))
                .stream()
                .filter(line -> line.quantity() != left.getOrDefault(line.line(), 0L))
                .map(Owned::merchant)
                .distinct()
                .map(merchant -> List.<Object>of(merchant, id))
                .toList();
        for (List<Object> part : smaller) {
            update("""
                    UPDATE logistics_merchant_parts SET weight_grams = NULL, volume_cm3 = NULL
                    WHERE merchant_id = ? AND shipment_id = ?""", part);
            update("""
                    UPDATE logistics_merchant_parts SET state = 'CONFIRMED', packed_at = NULL
                    WHERE merchant_id = ? AND shipment_id = ? AND state = 'PACKED'""", part);
        }
    }

    void gone(Collection<ShipmentId> shipments) {
        if (!shipments.isEmpty()) {
            update(
                    "UPDATE logistics_merchant_parts SET state = 'GONE' WHERE state <> 'HANDED_OVER' AND shipment_id IN ("
                            + marks(shipments.size()) + ")",
                    shipments.stream().map(ShipmentId::value).toList());
        }
    }

    Optional<MerchantPart> find(MerchantId merchant, ShipmentId shipment) {
        return parts(" AND m.shipment_id = ?" + GROUPED, List.of(merchant.toString(), shipment.value(), 1)).stream()
                .findFirst();
    }

    /** Nobody else changes the part until the transaction ends. */
    Optional<MerchantPart> lock(MerchantId merchant, ShipmentId shipment) {
        lockParts(shipment);
        return find(merchant, shipment);
    }

    private void lockParts(ShipmentId shipment) {
        list(
                "SELECT state FROM logistics_merchant_parts WHERE shipment_id = ? ORDER BY merchant_id FOR UPDATE",
                row -> row.getString(1),
                List.of(shipment.value()));
    }

    List<MerchantPart> page(MerchantId merchant, @Nullable PartState state, long after, int limit) {
        return state == null
                ? parts(" AND m.shipment_id > ?" + GROUPED, List.of(merchant.toString(), after, limit))
                : parts(
                        " AND m.state = ? AND m.shipment_id > ?" + GROUPED,
                        List.of(merchant.toString(), state.name(), after, limit));
    }

    private List<MerchantPart> parts(String condition, List<Object> values) {
        List<MerchantPart> bare = list(PART + condition, PartStore::part, values);
        if (bare.isEmpty()) {
            return bare;
        }
        record Owned(long shipment, MerchantPart.Line line) {}
        List<Object> wanted = new ArrayList<>(List.of(bare.get(0).merchant().toString()));
        bare.forEach(part -> wanted.add(part.shipment().value()));
        Map<Long, List<MerchantPart.Line>> lines = list(
                        """
                        SELECT shipment_id, line_id, sku, name, quantity, missing FROM logistics_merchant_lines
                        WHERE merchant_id = ? AND shipment_id IN (""" + marks(bare.size()) + ") ORDER BY shipment_id, line_id",
                        row -> new Owned(
                                row.getLong(1),
                                new MerchantPart.Line(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5),
                                        row.getLong(6))),
                        wanted)
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::shipment, HashMap::new, Collectors.mapping(Owned::line, Collectors.toList())));
        return bare.stream()
                .map(part -> with(part, lines.getOrDefault(part.shipment().value(), List.of())))
                .toList();
    }

    private static MerchantPart with(MerchantPart part, List<MerchantPart.Line> lines) {
        return new MerchantPart(
                part.merchant(),
                part.shipment(),
                part.orderId(),
                part.trackingNumber(),
                part.place(),
                part.state(),
                part.handOverBy(),
                part.isLate(),
                part.isHeld(),
                part.weightGrams(),
                part.volumeCm3(),
                part.confirmedAt(),
                part.packedAt(),
                part.handedOverAt(),
                lines);
    }

    private static MerchantPart part(ResultSet row) throws SQLException {
        return new MerchantPart(
                MerchantId.fromString(row.getString(1)),
                new ShipmentId(row.getLong(2)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(13)),
                PartState.valueOf(row.getString(5)),
                Statements.instant(row, 6),
                row.getBoolean(7),
                row.getBoolean(14),
                Optional.ofNullable(row.getObject(8, Long.class)),
                Optional.ofNullable(row.getObject(12, Long.class)),
                Statements.optionalInstant(row, 9),
                Statements.optionalInstant(row, 10),
                Statements.optionalInstant(row, 11),
                List.of());
    }

    void step(MerchantPart part, PartState next, Instant now) {
        String moment =
                switch (next) {
                    case CONFIRMED -> "confirmed_at";
                    case PACKED -> "packed_at";
                    case HANDED_OVER -> "handed_over_at";
                    case TO_CONFIRM, GONE -> throw new IllegalStateException("no merchant goes to " + next);
                };
        update(
                "UPDATE logistics_merchant_parts SET state = ?, " + moment
                        + " = ? WHERE merchant_id = ? AND shipment_id = ?",
                List.of(
                        next.name(),
                        now,
                        part.merchant().toString(),
                        part.shipment().value()));
    }

    void measure(MerchantPart part, PreparePart.Measures measures) {
        update(
                "UPDATE logistics_merchant_parts SET weight_grams = ?, volume_cm3 = ?"
                        + " WHERE merchant_id = ? AND shipment_id = ?",
                Arrays.<@Nullable Object>asList(
                        measures.weightGrams(),
                        measures.volumeCm3().orElse(null),
                        part.merchant().toString(),
                        part.shipment().value()));
    }

    /** The parcel is as heavy and as large as its parts, if all of them were measured. */
    void measureParcel(ShipmentId shipment) {
        update("""
                UPDATE logistics_parcels p JOIN (
                  SELECT shipment_id,
                    CASE WHEN COUNT(weight_grams) = COUNT(*) THEN SUM(weight_grams) END AS weight_grams,
                    CASE WHEN COUNT(volume_cm3) = COUNT(*) THEN SUM(volume_cm3) END AS volume_cm3
                  FROM logistics_merchant_parts WHERE shipment_id = ? AND state = 'HANDED_OVER' GROUP BY shipment_id) m
                  ON m.shipment_id = p.shipment_id
                SET p.packed_weight_grams = m.weight_grams, p.volume_cm3 = m.volume_cm3
                WHERE p.shipment_id = ?""", List.of(shipment.value(), shipment.value()));
    }

    void missing(ShipmentId shipment, Map<String, Long> byLine) {
        batch(
                "UPDATE logistics_merchant_lines SET missing = ? WHERE shipment_id = ? AND line_id = ?",
                byLine.entrySet(),
                (statement, line) -> {
                    statement.setLong(1, line.getValue());
                    statement.setLong(2, shipment.value());
                    statement.setString(3, line.getKey());
                });
    }

    /** Whether somebody has still to hand over goods of the shipment. */
    boolean hasOpen(ShipmentId shipment) {
        return !list("""
                        SELECT shipment_id FROM logistics_merchant_parts
                        WHERE shipment_id = ? AND state NOT IN ('HANDED_OVER', 'GONE') LIMIT 1""", row -> row.getLong(1), List.of(shipment.value())).isEmpty();
    }

    /** Whether somebody has handed over goods of the shipment already. */
    boolean isHandedOver(ShipmentId shipment) {
        return !list(
                        "SELECT shipment_id FROM logistics_merchant_parts WHERE shipment_id = ? AND state = 'HANDED_OVER' LIMIT 1",
                        row -> row.getLong(1),
                        List.of(shipment.value()))
                .isEmpty();
    }

    /**
     * Whether goods that somebody has handed over already would go from the shipment. Nobody hands over any more until the
     * transaction ends.
     *
     * @param left the pieces that stay, by line
     */
    boolean losesHandedOver(ShipmentId shipment, Map<String, Long> left) {
        record Pieces(String line, long quantity) {}
        lockParts(shipment);
        return list("""
                        SELECT l.line_id, l.quantity FROM logistics_merchant_lines l JOIN logistics_merchant_parts m
                          ON m.shipment_id = l.shipment_id AND m.merchant_id = l.merchant_id
                        WHERE l.shipment_id = ? AND m.state = 'HANDED_OVER' LIMIT 1000""", row -> new Pieces(row.getString(1), row.getLong(2)), List.of(shipment.value())).stream()
                .anyMatch(pieces -> pieces.quantity() > left.getOrDefault(pieces.line(), 0L));
    }

    boolean isShort(ShipmentId shipment) {
        return !list(
                        "SELECT line_id FROM logistics_merchant_lines WHERE shipment_id = ? AND missing > 0 LIMIT 1",
                        row -> row.getString(1),
                        List.of(shipment.value()))
                .isEmpty();
    }

    /** Those of these shipments of which it was told that a merchant is late with them, and still is. */
    List<ShipmentId> lateAmong(Collection<ShipmentId> shipments) {
        return shipments.isEmpty()
                ? List.of()
                : list(
                        """
                        SELECT DISTINCT shipment_id FROM logistics_merchant_parts
                        WHERE is_late = TRUE AND state IN ('TO_CONFIRM', 'CONFIRMED', 'PACKED')
                          AND shipment_id IN (""" + marks(shipments.size()) + ")",
                        row -> new ShipmentId(row.getLong(1)),
                        shipments.stream().map(ShipmentId::value).toList());
    }

    List<ParcelOfShipment> parcelsOf(ShipmentId shipment) {
        return list(
                "SELECT id FROM logistics_parcels WHERE shipment_id = ? ORDER BY id LIMIT 100",
                row -> new ParcelOfShipment(shipment, new ParcelId(row.getLong(1))),
                List.of(shipment.value()));
    }

    /** Where the shipment's parcels wait for their first departure; nothing when they wait for none any more. */
    Optional<String> placeOf(ShipmentId shipment) {
        return list(
                        "SELECT place FROM logistics_waiting_parcels WHERE shipment_id = ? ORDER BY parcel_id LIMIT 1",
                        row -> row.getString(1),
                        List.of(shipment.value()))
                .stream()
                .findFirst();
    }

    /**
     * Parts that were to be handed over by now and of which nobody was told; nobody else tells of them meanwhile. Goods of orders that
     * are held are to wait.
     */
    List<Due> overdue(Instant now, int limit) {
        return list(
                """
                SELECT m.merchant_id, m.shipment_id FROM logistics_merchant_parts m
                WHERE m.is_late = FALSE AND m.state IN ('TO_CONFIRM', 'CONFIRMED', 'PACKED') AND m.hand_over_by < ?
                  AND NOT EXISTS (
                    SELECT 1 FROM logistics_shipments s JOIN logistics_held_orders h ON h.order_id = s.order_id
                    WHERE s.id = m.shipment_id)
                ORDER BY m.hand_over_by LIMIT ? FOR UPDATE""",
                row -> new Due(MerchantId.fromString(row.getString(1)), new ShipmentId(row.getLong(2))),
                List.of(now, limit));
    }

    void late(List<Due> parts) {
        batch(
                "UPDATE logistics_merchant_parts SET is_late = TRUE WHERE merchant_id = ? AND shipment_id = ?",
                parts,
                (statement, part) -> {
                    statement.setString(1, part.merchant().toString());
                    statement.setLong(2, part.shipment().value());
                });
    }

    private <T> void batch(String sql, Collection<T> rows, Filling<T> filling) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                filling.fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T> List<T> list(String sql, Reading<T> reading, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void update(String sql, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        Statements.bind(statement, values.toArray());
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep what merchants hand over", e);
    }
}
