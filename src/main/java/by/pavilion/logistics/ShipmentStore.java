package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shipments, their parcels and what carriers told of them. Plain JDBC: some of it is read and written for each order, and what
 * is asked of many shipments is asked at once. A lock reads what is there, whatever the transaction has read before.
 */
@ApplicationScoped
class ShipmentStore {
    private static final String SELECT = "SELECT " + ShipmentRow.COLUMNS + " FROM logistics_shipments WHERE ";

    private final Statements statements;

    ShipmentStore(Statements statements) {
        this.statements = statements;
    }

    /** @param promisedAt by when its goods are promised to be there; nobody promises when goods come back */
    record Begun(Shipment shipment, @Nullable Instant promisedAt, String correlationId) {}

    /** Writes new shipments by three statements, however many there are. */
    void insert(List<Begun> begun) {
        List<List<@Nullable Object>> parcels = new ArrayList<>();
        List<List<Object>> lines = new ArrayList<>();
        for (Begun one : begun) {
            for (Parcel parcel : one.shipment().parcels()) {
                parcels.add(ParcelRow.values(one.shipment(), parcel));
                for (int number = 1; number <= parcel.lines().size(); number++) {
                    lines.add(ParcelLineRow.values(parcel, number));
                }
            }
        }
        statements.insert(
                ShipmentRow.INSERT, begun.stream().map(ShipmentRow::values).toList());
        statements.insert(ParcelRow.INSERT, parcels);
        statements.insert(ParcelLineRow.INSERT, lines);
    }

    /** Notes how large parcels are, in cubic centimetres. */
    void measure(Map<ParcelId, Long> volumes) {
        statements.batch(
                "UPDATE logistics_parcels SET volume_cm3 = ? WHERE id = ?",
                volumes.entrySet().stream()
                        .map(volume -> List.<Object>of(
                                volume.getValue(), volume.getKey().value()))
                        .toList());
    }

    Optional<Shipment> find(ShipmentId id) {
        return shipments("id = ?", List.of(id.value())).stream().findFirst();
    }

    /** The shipments to the buyers of those orders that have one. By their own ids, those of inbounds and returns. */
    List<Shipment> findByOrders(Collection<String> orderIds) {
        return orderIds.isEmpty()
                ? List.of()
                : shipments("order_id IN (" + Statements.placeholders(orderIds.size()) + ")", orderIds);
    }

    /**
     * Newest first.
     *
     * @param orderId an order's id, an inbound's or a return's
     */
    List<Shipment> page(@Nullable String orderId, @Nullable ShipmentKind kind, long beforeId, int limit) {
        StringBuilder where = new StringBuilder("id < ?");
        List<Object> values = new ArrayList<>(List.of(beforeId));
        if (orderId != null) {
            where.append(" AND order_id = ?");
            values.add(orderId);
        }
        if (kind != null) {
            where.append(" AND kind = ?");
            values.add(kind.name());
        }
        values.add(limit);
        return shipments(where.append(" ORDER BY id DESC LIMIT ?").toString(), values);
    }

    /** Lets nobody else change the shipments until the transaction ends; they are locked in the order of their ids. */
    Map<ShipmentId, Shipment> lock(Collection<ShipmentId> ids) {
        Map<ShipmentId, Shipment> locked = new LinkedHashMap<>();
        List<Long> values =
                ids.stream().map(ShipmentId::value).sorted().distinct().toList();
        if (!values.isEmpty()) {
            shipments("id IN (" + Statements.placeholders(values.size()) + ") ORDER BY id FOR UPDATE", values)
                    .forEach(shipment -> locked.put(shipment.id(), shipment));
        }
        return locked;
    }

    /** The parcels of a carrier's numbers, those that are known; of a number that was used again, the newest. */
    Map<String, ParcelOfShipment> findByTrackingNumbers(String carrier, Collection<String> trackingNumbers) {
        record Numbered(String number, ParcelOfShipment parcel) {}
        Map<String, ParcelOfShipment> found = new HashMap<>();
        if (!trackingNumbers.isEmpty()) {
            String select = """
                    SELECT tracking_number, shipment_id, id FROM logistics_parcels
                    WHERE carrier = ? AND tracking_number IN (%s) ORDER BY id""".formatted(Statements.placeholders(trackingNumbers.size()));
            List<Object> values = new ArrayList<>(List.of(carrier));
            values.addAll(trackingNumbers);
            statements
                    .list(
                            select,
                            row -> new Numbered(
                                    row.getString(1),
                                    new ParcelOfShipment(new ShipmentId(row.getLong(2)), new ParcelId(row.getLong(3)))),
                            values.toArray())
                    .forEach(one -> found.put(one.number(), one.parcel()));
        }
        return found;
    }

    /** The parcels under these numbers, whichever carriers gave them; of one carrier the newest. */
    List<NumberedParcel> findByTrackingNumbers(Collection<String> trackingNumbers) {
        String select = """
                SELECT p.carrier, p.tracking_number, p.shipment_id, p.id FROM logistics_parcels p
                WHERE p.tracking_number IN (%s) AND NOT EXISTS (
                  SELECT 1 FROM logistics_parcels later
                  WHERE later.carrier = p.carrier AND later.tracking_number = p.tracking_number AND later.id > p.id)""";
        return trackingNumbers.isEmpty()
                ? List.of()
                : statements.list(
                        select.formatted(Statements.placeholders(trackingNumbers.size())),
                        row -> new NumberedParcel(
                                row.getString(1),
                                row.getString(2),
                                new ParcelOfShipment(new ShipmentId(row.getLong(3)), new ParcelId(row.getLong(4)))),
                        trackingNumbers.toArray());
    }

    /** Writes what has changed of a locked shipment. */
    void update(Shipment shipment) {
        update(List.of(shipment));
    }

    void update(Collection<Shipment> shipments) {
        update(shipments, Map.of());
    }

    private void update(Collection<Shipment> shipments, Map<ShipmentId, Integer> events) {
        statements.updateAll(
                ShipmentRow.UPDATE,
                shipments.stream()
                        .map(shipment -> ShipmentRow.changed(shipment, events.getOrDefault(shipment.id(), 0)))
                        .toList());
    }

    /** The same, and the numbers that their parcels have got. */
    void number(Collection<Shipment> shipments) {
        update(shipments);
        numberParcels(shipments);
    }

    /** Writes the numbers that the parcels of locked shipments have got. */
    void numberParcels(Collection<Shipment> shipments) {
        List<List<Object>> numbers = new ArrayList<>();
        for (Shipment shipment : shipments) {
            for (Parcel parcel : shipment.parcels()) {
                parcel.waybill()
                        .ifPresent(waybill -> numbers.add(List.of(
                                waybill.number(),
                                waybill.carrierCode(),
                                waybill.carrierName(),
                                waybill.logisticsCode(),
                                parcel.id().value())));
            }
        }
        String update = """
                UPDATE logistics_parcels SET tracking_number = ?, carrier_code = ?, carrier_name = ?, logistics_code = ?
                WHERE id = ?""";
        statements.updateAll(update, numbers);
    }

    /** Notes between which times these shipments are expected. */
    void spread(Map<ShipmentId, Expectation> expectations) {
        statements.batch(
                "UPDATE logistics_shipments SET eta_earliest = ?, eta_latest = ? WHERE id = ?",
                expectations.entrySet().stream()
                        .map(one -> List.<Object>of(
                                one.getValue().earliest(),
                                one.getValue().latest(),
                                one.getKey().value()))
                        .toList());
    }

    /** Between which times it is expected; empty where that was never told, as by a version before. */
    Optional<EtaSpread> spread(ShipmentId id) {
        return statements
                .list(
                        """
                        SELECT eta_earliest, eta_latest FROM logistics_shipments
                        WHERE id = ? AND eta_earliest IS NOT NULL""",
                        row -> new EtaSpread(
                                Statements.instant(row, "eta_earliest"), Statements.instant(row, "eta_latest")),
                        id.value())
                .stream()
                .findFirst();
    }

    /** Writes what is in a locked shipment now: goods only become fewer. */
    void repack(Shipment shipment) {
        statements.update(
                "UPDATE logistics_shipments SET goods = ?, freight_minor = ? WHERE id = ?",
                shipment.goods(),
                shipment.freight().minor(),
                shipment.id().value());
        for (Parcel parcel : shipment.parcels()) {
            long id = parcel.id().value();
            statements.update("UPDATE logistics_parcels SET weight_grams = ? WHERE id = ?", parcel.weightGrams(), id);
            List<Object> left = new ArrayList<>(List.of(id));
            parcel.lines().forEach(line -> left.add(line.lineId()));
            statements.update(
                    "DELETE FROM logistics_parcel_lines WHERE parcel_id = ?"
                            + (parcel.lines().isEmpty()
                                    ? ""
                                    : " AND line_id NOT IN ("
                                            + Statements.placeholders(
                                                    parcel.lines().size()) + ")"),
                    left.toArray());
            statements.batch(
                    "UPDATE logistics_parcel_lines SET quantity = ? WHERE parcel_id = ? AND line_id = ?",
                    parcel.lines().stream()
                            .map(line -> List.<Object>of(line.quantity(), id, line.lineId()))
                            .toList());
        }
    }

    /**
     * The numbers of a shipment's next events.
     *
     * @param first number of them
     * @param correlationId of the business transaction that the shipment belongs to
     */
    record Numbering(long first, String correlationId) {}

    /**
     * Writes what has changed of locked shipments, and counts events of them.
     *
     * @param events how many are told of each, whether or not it has changed
     */
    Map<ShipmentId, Numbering> countOn(Collection<Shipment> changed, Map<ShipmentId, Integer> events) {
        record Counted(ShipmentId shipment, long last, String correlationId) {}
        Map<ShipmentId, Shipment> once = new LinkedHashMap<>();
        changed.forEach(shipment -> once.put(shipment.id(), shipment));
        update(once.values(), events);
        if (events.isEmpty()) {
            return Map.of();
        }
        Map<Integer, List<Long>> byCount = new HashMap<>();
        events.forEach((shipment, count) -> {
            if (!once.containsKey(shipment)) {
                byCount.computeIfAbsent(count, none -> new ArrayList<>()).add(shipment.value());
            }
        });
        byCount.forEach(this::countOn);
        return statements
                .list(
                        "SELECT id, event_sequence, correlation_id FROM logistics_shipments WHERE id IN ("
                                + Statements.placeholders(events.size()) + ")",
                        row -> new Counted(new ShipmentId(row.getLong(1)), row.getLong(2), row.getString(3)),
                        events.keySet().stream().map(ShipmentId::value).toArray())
                .stream()
                .collect(Collectors.toMap(
                        Counted::shipment,
                        one -> new Numbering(
                                one.last() - events.getOrDefault(one.shipment(), 0) + 1, one.correlationId())));
    }

    private void countOn(int events, List<Long> shipments) {
        List<Object> values = new ArrayList<>(List.of(events));
        values.addAll(shipments);
        statements.update(
                "UPDATE logistics_shipments SET event_sequence = event_sequence + ? WHERE id IN ("
                        + Statements.placeholders(shipments.size()) + ")",
                values.toArray());
    }

    /** Adds what was told of locked shipments, by one statement. */
    void append(Map<ShipmentId, List<TrackingEvent>> told) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        told.forEach((shipment, events) ->
                events.forEach(event -> rows.add(new TrackingEventRow(shipment.value(), event).values())));
        statements.insert(TrackingEventRow.INSERT, rows);
    }

    /** All that carriers told of the shipment, in the order in which we learnt of it. */
    List<TrackingEvent> tracking(ShipmentId id) {
        return tracking(Set.of(id)).getOrDefault(id, List.of());
    }

    /** The same of several shipments. */
    Map<ShipmentId, List<TrackingEvent>> tracking(Collection<ShipmentId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String select = "SELECT " + TrackingEventRow.COLUMNS + " FROM logistics_tracking_events WHERE shipment_id IN ("
                + Statements.placeholders(ids.size()) + ") ORDER BY id";
        return statements
                .list(
                        select,
                        TrackingEventRow::read,
                        ids.stream().map(ShipmentId::value).toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new ShipmentId(row.shipmentId()),
                        Collectors.mapping(TrackingEventRow::event, Collectors.toList())));
    }

    /**
     * With their parcels and what is in them, by three statements.
     *
     * @param where with a question mark for each value
     */
    private List<Shipment> shipments(String where, Collection<?> values) {
        List<ShipmentRow> rows = statements.list(SELECT + where, ShipmentRow::read, values.toArray());
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Parcel>> parcels =
                parcelsOf(rows.stream().map(row -> row.shipment().id().value()).toList());
        return rows.stream()
                .map(row -> row.with(parcels.getOrDefault(row.shipment().id().value(), List.of())))
                .toList();
    }

    private Map<Long, List<Parcel>> parcelsOf(List<Long> shipments) {
        List<ParcelRow> rows = statements.list(
                "SELECT " + ParcelRow.COLUMNS + " FROM logistics_parcels WHERE shipment_id IN ("
                        + Statements.placeholders(shipments.size()) + ") ORDER BY id",
                ParcelRow::read,
                shipments.toArray());
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<ParcelLine>> lines = statements
                .list(
                        "SELECT parcel_id, line_id, sku, quantity FROM logistics_parcel_lines WHERE parcel_id IN ("
                                + Statements.placeholders(rows.size()) + ") ORDER BY parcel_id, number",
                        ParcelLineRow::read,
                        rows.stream().map(ParcelRow::id).toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        ParcelLineRow::parcelId, Collectors.mapping(ParcelLineRow::line, Collectors.toList())));
        return rows.stream()
                .collect(Collectors.groupingBy(
                        ParcelRow::shipmentId,
                        Collectors.mapping(
                                row -> row.toParcel(lines.getOrDefault(row.id(), List.of())), Collectors.toList())));
    }
}
