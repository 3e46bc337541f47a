package by.pavilion.sandbox.carrier;

import static by.pavilion.shared.Statements.instant;
import static by.pavilion.shared.Statements.optionalInstant;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.carrier.Carrier.Sealed;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Waybills of the carrier. */
@ApplicationScoped
class WaybillStore {
    private static final String COLUMNS =
            "id, reference, order_no, mode, notify_url, subscriber, announced OR announcement_due AS announced, stage,"
                    + " taken_at, due_at, first_due_at, delivered_at, given_number, filings, scenario";

    private final SandboxStore store;

    WaybillStore(SandboxStore store) {
        this.store = store;
    }

    /** A waybill that customs is to be told of, and what it is told, sealed. */
    record Unannounced(Waybill waybill, String details) {}

    /** Those whose reference is there already stay as they are. */
    void insert(List<Sealed> bookings, Instant now) {
        store.insertAll(
                """
                INSERT IGNORE INTO sandbox_waybills
                  (reference, order_no, mode, notify_url, subscriber, announced, announcement_due, details, stage,
                   proof_due, taken_at, given_number)""",
                bookings.stream()
                        .map(wish -> {
                            Booking booking = wish.booking();
                            return new @Nullable Object[] {
                                booking.reference(),
                                booking.orderNo(),
                                booking.mode(),
                                booking.notifyUrl(),
                                booking.subscriber(),
                                false,
                                true,
                                wish.details(),
                                Stage.ANNOUNCED.name(),
                                false,
                                now,
                                booking.number().orElse(null)
                            };
                        })
                        .toList());
    }

    /** The waybills under these references, where there are any. */
    Map<String, Waybill> ofReferences(List<String> references) {
        return store
                .list(
                        "SELECT " + COLUMNS + " FROM sandbox_waybills WHERE reference IN ("
                                + Statements.placeholders(references.size()) + ")",
                        WaybillStore::waybill,
                        references.toArray())
                .stream()
                .collect(Collectors.toMap(Waybill::reference, Function.identity()));
    }

    /** Notes for waybills that were never announced what customs is to be told. */
    void announceLater(List<Sealed> bookings) {
        store.batch(
                """
                UPDATE sandbox_waybills SET announcement_due = TRUE, details = ?
                WHERE reference = ? AND order_no = ?""",
                bookings.stream()
                        .map(wish -> new @Nullable Object[] {
                            wish.details(),
                            wish.booking().reference(),
                            wish.booking().orderNo()
                        })
                        .toList());
    }

    /** Notes what customs is to be told anew of waybills that it has been told of. One that waits to be told of is not yet. */
    void announceAgain(List<Sealed> bookings) {
        store.batch(
                """
                UPDATE sandbox_waybills SET announcement_due = TRUE, details = ?, filings = filings + 1
                WHERE reference = ? AND order_no = ? AND announced = TRUE AND announcement_due = FALSE
                  AND stage = 'ANNOUNCED'""",
                bookings.stream()
                        .map(wish -> new @Nullable Object[] {
                            wish.details(),
                            wish.booking().reference(),
                            wish.booking().orderNo()
                        })
                        .toList());
    }

    List<Unannounced> unannounced(int limit) {
        return store.list(
                "SELECT " + COLUMNS
                        + ", details FROM sandbox_waybills WHERE announcement_due = TRUE ORDER BY id LIMIT ?",
                row -> new Unannounced(waybill(row), row.getString("details")),
                limit);
    }

    void announced(List<Long> ids) {
        store.updateAll("""
                UPDATE sandbox_waybills SET announced = TRUE, announcement_due = FALSE, details = NULL
                WHERE id IN""", ids);
    }

    /** Those that have left already go on as they do. */
    void dispatch(List<Long> ids, Instant dueAt) {
        store.updateAll("""
                UPDATE sandbox_waybills SET stage = 'DISPATCHED', due_at = ?, first_due_at = ?
                WHERE stage = 'ANNOUNCED' AND id IN""", ids, dueAt, dueAt);
    }

    /** Those that have not left are carried no further, and customs is told of them no more. */
    void takeBack(List<Long> ids) {
        store.updateAll("""
                UPDATE sandbox_waybills SET stage = 'VOIDED', due_at = NULL, announcement_due = FALSE, details = NULL
                WHERE stage IN ('ANNOUNCED', 'DISPATCHED') AND id IN""", ids);
    }

    List<Waybill> due(Instant now, int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_waybills WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
                WaybillStore::waybill,
                now,
                limit);
    }

    void advance(List<Long> ids, Stage stage, Instant dueAt) {
        store.updateAll("UPDATE sandbox_waybills SET stage = ?, due_at = ? WHERE id IN", ids, stage.name(), dueAt);
    }

    /** Those that are picked up go on like this. */
    void follow(List<Long> ids, Scenario scenario) {
        store.updateAll("UPDATE sandbox_waybills SET scenario = ? WHERE id IN", ids, scenario.name());
    }

    /** Those that stay where they are for a while. */
    void stay(List<Long> ids, Instant dueAt) {
        store.updateAll("UPDATE sandbox_waybills SET due_at = ? WHERE id IN", ids, dueAt);
    }

    /** Those that are at their end, and not with their buyers. */
    void end(List<Long> ids, Stage stage) {
        store.updateAll("UPDATE sandbox_waybills SET stage = ?, due_at = NULL WHERE id IN", ids, stage.name());
    }

    void delivered(List<Long> ids, Stage stage, Instant at) {
        store.updateAll("""
                UPDATE sandbox_waybills SET stage = ?, due_at = NULL, delivered_at = ?, proof_due = TRUE
                WHERE id IN""", ids, stage.name(), at);
    }

    List<Waybill> awaitingProof(int limit) {
        return store.list(
                "SELECT " + COLUMNS + " FROM sandbox_waybills WHERE proof_due = TRUE ORDER BY id LIMIT ?",
                WaybillStore::waybill,
                limit);
    }

    void proved(List<Long> ids) {
        store.updateAll("UPDATE sandbox_waybills SET proof_due = FALSE WHERE id IN", ids);
    }

    private static Waybill waybill(ResultSet row) throws SQLException {
        return new Waybill(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("order_no"),
                row.getString("mode"),
                row.getString("notify_url"),
                row.getString("subscriber"),
                row.getBoolean("announced"),
                Stage.valueOf(row.getString("stage")),
                instant(row, "taken_at"),
                optionalInstant(row, "due_at"),
                optionalInstant(row, "first_due_at"),
                optionalInstant(row, "delivered_at"),
                Optional.ofNullable(row.getString("given_number")),
                row.getInt("filings"),
                Scenario.valueOf(row.getString("scenario")));
    }
}
