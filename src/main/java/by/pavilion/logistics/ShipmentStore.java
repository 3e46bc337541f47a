package by.pavilion.logistics;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shipments, their parcels and what carriers told of them. */
@ApplicationScoped
class ShipmentStore implements PanacheRepositoryBase<ShipmentRow, Long> {

    void insert(Shipment shipment, String correlationId) {
        persist(ShipmentRow.of(shipment, correlationId));
        for (Parcel parcel : shipment.parcels()) {
            getEntityManager().persist(ParcelRow.of(shipment, parcel));
            for (int number = 1; number <= parcel.lines().size(); number++) {
                getEntityManager()
                        .persist(ParcelLineRow.of(parcel, number, parcel.lines().get(number - 1)));
            }
        }
    }

    Optional<Shipment> find(ShipmentId id) {
        return findByIdOptional(id.value()).map(row -> shipments(List.of(row)).get(0));
    }

    Optional<Shipment> findByOrder(String orderId) {
        return find("orderId", orderId).singleResultOptional().map(row -> shipments(List.of(row))
                .get(0));
    }

    /** Newest first. */
    List<Shipment> page(@Nullable String orderId, long beforeId, int limit) {
        PanacheQuery<ShipmentRow> wanted = orderId == null
                ? find("id < ?1 order by id desc", beforeId)
                : find("id < ?1 and orderId = ?2 order by id desc", beforeId, orderId);
        return shipments(wanted.page(0, limit).list());
    }

    /** Lets nobody else change the shipment until the transaction ends. */
    Optional<Shipment> lock(ShipmentId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .map(row -> shipments(List.of(row)).get(0));
    }

    Optional<ShipmentId> findByTrackingNumber(String carrier, String trackingNumber) {
        return getEntityManager()
                .createQuery("select shipmentId from ParcelRow where carrier = ?1 and trackingNumber = ?2", Long.class)
                .setParameter(1, carrier)
                .setParameter(2, trackingNumber)
                .getResultStream()
                .findFirst()
                .map(ShipmentId::new);
    }

    /** Writes what has changed of a locked shipment. */
    void update(Shipment shipment) {
        findById(shipment.id().value()).change(shipment);
        for (Parcel parcel : shipment.parcels()) {
            getEntityManager().find(ParcelRow.class, parcel.id().value()).change(parcel);
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

    /** Adds what a carrier saw. False when it was told before. */
    boolean append(Shipment shipment, TrackingEvent event) {
        boolean known = !getEntityManager()
                .createQuery("select 1 from TrackingEventRow where carrier = ?1 and sourceEventId = ?2", Integer.class)
                .setParameter(1, shipment.carrier())
                .setParameter(2, event.sourceEventId())
                .getResultList()
                .isEmpty();
        if (known) {
            return false;
        }
        getEntityManager().persist(TrackingEventRow.of(shipment, event));
        return true;
    }

    /** All that carriers told of the shipment, in the order in which we learnt of it. */
    List<TrackingEvent> tracking(ShipmentId id) {
        return getEntityManager()
                .createQuery("from TrackingEventRow where shipmentId = ?1 order by id", TrackingEventRow.class)
                .setParameter(1, id.value())
                .getResultStream()
                .map(TrackingEventRow::toEvent)
                .toList();
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
