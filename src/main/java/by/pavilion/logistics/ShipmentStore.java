package by.pavilion.logistics;

import by.pavilion.shared.FreshRows;
import by.pavilion.shared.Statements;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shipments, their parcels and what carriers told of them. New shipments and what was told are written by plain JDBC, some of
 * them for each order; what changes in a shipment goes through the mapping.
 */
@ApplicationScoped
class ShipmentStore implements PanacheRepositoryBase<ShipmentRow, Long> {
    private final Statements statements;

    ShipmentStore(Statements statements) {
        this.statements = statements;
    }

    /** @param promisedAt by when its goods are promised to be there */
    record Begun(Shipment shipment, Instant promisedAt, String correlationId) {}

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

    Optional<Shipment> find(ShipmentId id) {
        return findByIdOptional(id.value()).map(row -> shipments(List.of(row)).get(0));
    }

    /** The shipments of those orders that have one. */
    List<Shipment> findByOrders(Collection<String> orderIds) {
        return orderIds.isEmpty()
                ? List.of()
                : shipments(find("orderId in ?1", orderIds).list());
    }

    /** Newest first. */
    List<Shipment> page(@Nullable String orderId, long beforeId, int limit) {
        PanacheQuery<ShipmentRow> wanted = orderId == null
                ? find("id < ?1 order by id desc", beforeId)
                : find("id < ?1 and orderId = ?2 order by id desc", beforeId, orderId);
        return shipments(wanted.page(0, limit).list());
    }

    /** Lets nobody else change the shipments until the transaction ends; they are locked in the order of their ids. */
    Map<ShipmentId, Shipment> lock(Collection<ShipmentId> ids) {
        Map<ShipmentId, Shipment> locked = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            List<Long> values =
                    ids.stream().map(ShipmentId::value).sorted().distinct().toList();
            FreshRows.forget(getSession(), ShipmentRow.class, ParcelRow.class, ParcelLineRow.class);
            shipments(find("id in ?1 order by id", values)
                            .withLock(LockModeType.PESSIMISTIC_WRITE)
                            .list())
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
                                    new ParcelOfShipment(
                                            new ShipmentId(row.getLong(2)), new ParcelId(row.getLong(3)))),
                            values.toArray())
                    .forEach(one -> found.put(one.number(), one.parcel()));
        }
        return found;
    }

    /** The parcels under these numbers, whichever carriers gave them; of one carrier the newest. */
    List<NumberedParcel> findByTrackingNumbers(Collection<String> trackingNumbers) {
        return trackingNumbers.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery(
                                "from ParcelRow row where row.trackingNumber in ?1 and not exists (select 1 from ParcelRow later"
                                        + " where later.carrier = row.carrier and later.trackingNumber = row.trackingNumber"
                                        + " and later.id > row.id)",
                                ParcelRow.class)
                        .setParameter(1, trackingNumbers)
                        .getResultStream()
                        .map(row -> new NumberedParcel(
                                row.carrier,
                                Objects.requireNonNull(row.trackingNumber),
                                new ParcelOfShipment(new ShipmentId(row.shipmentId), new ParcelId(row.id))))
                        .toList();
    }

    /** Writes what has changed of a locked shipment. */
    void update(Shipment shipment) {
        findById(shipment.id().value()).change(shipment);
        for (Parcel parcel : shipment.parcels()) {
            getEntityManager().find(ParcelRow.class, parcel.id().value()).change(parcel);
        }
    }

    /** Writes what is in a locked shipment now: goods only become fewer. */
    void repack(Shipment shipment) {
        ShipmentRow row = findById(shipment.id().value());
        row.goods = shipment.goods();
        row.freightMinor = shipment.freight().minor();
        for (Parcel parcel : shipment.parcels()) {
            getEntityManager().find(ParcelRow.class, parcel.id().value()).weightGrams = parcel.weightGrams();
            Map<String, Long> left =
                    parcel.lines().stream().collect(Collectors.toMap(ParcelLine::lineId, ParcelLine::quantity));
            getEntityManager()
                    .createQuery("from ParcelLineRow where parcelId = ?1", ParcelLineRow.class)
                    .setParameter(1, parcel.id().value())
                    .getResultList()
                    .forEach(line -> {
                        Long quantity = left.get(line.lineId);
                        if (quantity == null) {
                            getEntityManager().remove(line);
                        } else {
                            line.quantity = quantity;
                        }
                    });
        }
    }

    /** The number of the next event of a locked shipment. */
    long nextSequence(ShipmentId id) {
        return ++findById(id.value()).eventSequence;
    }

    /** The business transaction that the shipment belongs to. */
    String correlationOf(ShipmentId id) {
        return findById(id.value()).correlationId;
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

    private List<Shipment> shipments(List<ShipmentRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<ParcelRow>> parcels = getEntityManager()
                .createQuery("from ParcelRow where shipmentId in ?1 order by id", ParcelRow.class)
                .setParameter(1, rows.stream().map(row -> row.id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(row -> row.shipmentId));
        Map<Long, List<ParcelLine>> lines = getEntityManager()
                .createQuery("from ParcelLineRow where parcelId in ?1 order by parcelId, number", ParcelLineRow.class)
                .setParameter(
                        1,
                        parcels.values().stream()
                                .flatMap(List::stream)
                                .map(row -> row.id)
                                .toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.parcelId, Collectors.mapping(ParcelLineRow::toLine, Collectors.toList())));
        List<Shipment> shipments = new ArrayList<>();
        for (ShipmentRow row : rows) {
            shipments.add(row.toShipment(parcels.getOrDefault(row.id, List.of()).stream()
                    .map(parcel -> parcel.toParcel(lines.getOrDefault(parcel.id, List.of())))
                    .toList()));
        }
        return shipments;
    }
}
