package by.pavilion.ordering;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where orders stand, for the many facts that move no status: only those columns are read, locked and written. */
@ApplicationScoped
class StandingStore {
    private final Statements statements;

    StandingStore(Statements statements) {
        this.statements = statements;
    }

    /** Where these orders stand; nobody else changes them until the transaction ends. Locked in the order of their ids. */
    Map<OrderId, Standing> lock(Collection<OrderId> ids) {
        String select = """
                SELECT id, row_version, status, customs_status, fulfilment_status, declaration_id, declared_at, rejected_at,
                  released_at, shipment_id, shipped_at, delivered_at
                FROM ordering_orders WHERE id IN (%s) ORDER BY id FOR UPDATE""".formatted(Statements.placeholders(ids.size()));
        return statements
                .list(
                        select,
                        StandingStore::read,
                        ids.stream().map(OrderId::value).toArray())
                .stream()
                .collect(Collectors.toMap(Standing::id, Function.identity()));
    }

    private static Standing read(ResultSet row) throws SQLException {
        return new Standing(
                new OrderId(row.getLong(1)),
                row.getLong(2),
                OrderStatus.valueOf(row.getString(3)),
                new Progress(
                        Progress.customsOf(row.getString(4)),
                        FulfilmentStatus.valueOf(row.getString(5)),
                        row.getString(6),
                        instant(row, 7),
                        instant(row, 8),
                        instant(row, 9),
                        row.getString(10),
                        instant(row, 11),
                        instant(row, 12)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return Statements.optionalInstant(row, column).orElse(null);
    }

    /**
     * Writes what is known of locked orders whose status stays. All that is known is written, so what somebody else has written
     * meanwhile would be lost: the edition that was read is looked at again.
     *
     * @throws IllegalStateException when one has changed since it was read; then the whole begins anew
     */
    void write(List<Standing> informed) {
        String update = """
                UPDATE ordering_orders SET row_version = row_version + 1, customs_status = ?, fulfilment_status = ?,
                  declaration_id = ?, declared_at = ?, rejected_at = ?, released_at = ?, shipment_id = ?, shipped_at = ?,
                  delivered_at = ?
                WHERE id = ? AND row_version = ?""";
        int written = statements.updateAll(
                update, informed.stream().map(StandingStore::values).toList());
        if (written != informed.size()) {
            throw Statements.changedSinceRead("one of " + informed.size() + " orders");
        }
    }

    /**
     * The same for locked orders that have come to one customs status, and of which nothing else has changed: one statement, as
     * each receipt of each order passes here.
     *
     * @throws IllegalStateException when one has changed since it was read; then the whole begins anew
     */
    void writeAtCustoms(String customsStatus, List<Standing> moved) {
        List<Object> values = new ArrayList<>(List.of(customsStatus));
        moved.forEach(standing -> values.add(standing.id().value()));
        moved.forEach(standing -> {
            values.add(standing.id().value());
            values.add(standing.edition());
        });
        String update = """
                UPDATE ordering_orders SET row_version = row_version + 1, customs_status = ?
                WHERE id IN (%s) AND (id, row_version) IN (%s)""".formatted(
                Statements.placeholders(moved.size()), String.join(", ", Collections.nCopies(moved.size(), "(?, ?)")));
        if (statements.update(update, values.toArray()) != moved.size()) {
            throw Statements.changedSinceRead("one of " + moved.size() + " orders");
        }
    }

    private static List<@Nullable Object> values(Standing standing) {
        Progress progress = standing.progress();
        return Arrays.asList(
                progress.customsStatus(),
                progress.fulfilment().name(),
                progress.declarationId(),
                progress.declaredAt(),
                progress.rejectedAt(),
                progress.releasedAt(),
                progress.shipmentId(),
                progress.shippedAt(),
                progress.deliveredAt(),
                standing.id().value(),
                standing.edition());
    }
}
