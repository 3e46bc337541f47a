package by.pavilion.customs.export;

import by.pavilion.shared.FreshRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Consignments, their lines and which orders leave in them. */
@ApplicationScoped
class ConsignmentStore implements PanacheRepositoryBase<ConsignmentRow, Long> {

    void insert(Consignment consignment) {
        persist(ConsignmentRow.of(consignment));
        for (ConsignmentLine line : consignment.lines()) {
            getEntityManager().persist(ConsignmentLineRow.of(consignment.id(), line));
        }
        for (String order : consignment.orders()) {
            getEntityManager().persist(ConsignmentOrderRow.of(consignment.id(), order));
        }
        flush();
    }

    Optional<Consignment> find(ConsignmentId id) {
        return findByIdOptional(id.value())
                .map(row -> consignments(List.of(row)).get(0));
    }

    boolean has(ConsignmentId id) {
        return findByIdOptional(id.value()).isPresent();
    }

    /** Whoever enters something for the consignment lets others wait until it has. */
    void lock(ConsignmentId id) {
        FreshRows.forget(getSession(), ConsignmentRow.class);
        findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Newest first. */
    List<Consignment> page(@Nullable ConsignmentId before, int limit) {
        long beforeId = before == null ? Long.MAX_VALUE : before.value();
        return consignments(
                find("id < ?1 order by id desc", beforeId).page(0, limit).list());
    }

    /** Those of the orders that leave in some consignment already. */
    Set<String> leaving(Collection<String> orders) {
        return getEntityManager()
                .createQuery("select orderId from ConsignmentOrderRow where orderId in ?1", String.class)
                .setParameter(1, orders)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    private List<Consignment> consignments(List<ConsignmentRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<ConsignmentLineRow>> lines = getEntityManager()
                .createQuery(
                        "from ConsignmentLineRow where consignmentId in ?1 order by number", ConsignmentLineRow.class)
                .setParameter(1, rows.stream().map(row -> row.id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(line -> line.consignmentId));
        return rows.stream()
                .map(row -> row.toConsignment(lines.getOrDefault(row.id, List.of())))
                .toList();
    }
}
