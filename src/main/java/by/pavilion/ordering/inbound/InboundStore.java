package by.pavilion.ordering.inbound;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.ordering.way.ParcelStep;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inbounds, their lots, and what was told of their way. */
@ApplicationScoped
class InboundStore {
    private static final String INBOUND =
            "SELECT id, warehouse, status, needed_by, consignment, shipment, booked_at, origin FROM ordering_inbounds ";
    private static final String LINE = """
            SELECT l.inbound_id, l.line_id, l.sku, l.merchant_id, l.lot, l.best_before, l.quantity, l.weight_grams, l.parcel,
              e.id, e.number, e.entered_at, l.received, l.volume_cm3
            FROM ordering_inbound_lines l LEFT JOIN ordering_inbound_entries e ON e.id = l.entry_id
            """;

    private final Statements statements;

    InboundStore(Statements statements) {
        this.statements = statements;
    }

    void insert(Inbound inbound, String by) {
        statements.update(
                """
                INSERT INTO ordering_inbounds
                  (id, warehouse, origin, status, needed_by, consignment, booked_by, booked_at, event_sequence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)""",
                inbound.id().value(),
                inbound.warehouse().value(),
                inbound.origin().orElse(null),
                inbound.status().name(),
                inbound.neededBy(),
                inbound.consignment().orElse(null),
                by,
                inbound.bookedAt());
        statements.batch(
                """
                INSERT INTO ordering_inbound_lines
                  (line_id, inbound_id, warehouse, sku, merchant_id, lot, best_before, quantity, weight_grams, volume_cm3)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                inbound.lines().stream()
                        .map(line -> Arrays.<@Nullable Object>asList(
                                line.id().value(),
                                inbound.id().value(),
                                inbound.warehouse().value(),
                                line.sku().value(),
                                line.merchant().value(),
                                line.lot().value(),
                                Date.valueOf(line.bestBefore()),
                                line.quantity(),
                                line.weightGrams(),
                                line.volumeCm3().orElse(null)))
                        .toList());
    }

    Optional<Inbound> find(InboundId id) {
        return inbounds(statements.list(INBOUND + "WHERE id = ?", InboundStore::head, id.value())).stream()
                .findFirst();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Inbound> lock(InboundId id) {
        return inbounds(statements.list(INBOUND + "WHERE id = ? FOR UPDATE", InboundStore::head, id.value())).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Inbound> page(@Nullable InboundStatus status, long beforeId, int limit) {
        return inbounds(
                status == null
                        ? statements.list(
                                INBOUND + "WHERE id < ? ORDER BY id DESC LIMIT ?", InboundStore::head, beforeId, limit)
                        : statements.list(
                                INBOUND + "WHERE status = ? AND id < ? ORDER BY id DESC LIMIT ?",
                                InboundStore::head,
                                status.name(),
                                beforeId,
                                limit));
    }

    /** The best-before dates of those of these lots that are still to come into the warehouse, as booked first. */
    Map<Inbounds.LotName, LocalDate> toCome(WarehouseCode warehouse, Collection<Inbounds.LotName> lots) {
        Map<Inbounds.LotName, LocalDate> dates = new HashMap<>();
        if (lots.isEmpty()) {
            return dates;
        }
        record Dated(Inbounds.LotName lot, LocalDate bestBefore) {}
        List<Object> values = new ArrayList<>(List.of(warehouse.value()));
        values.addAll(valuesOf(lots));
        statements
                .list(
                        "SELECT l.sku, l.lot, l.best_before FROM ordering_inbound_lines l"
                                + " JOIN ordering_inbounds i ON i.id = l.inbound_id"
                                + " WHERE i.status = 'BOOKED' AND l.entry_id IS NULL AND l.warehouse = ? AND "
                                + isOneOf(lots) + " ORDER BY l.line_id LIMIT 10000",
                        row -> new Dated(
                                new Inbounds.LotName(new Sku(row.getString(1)), new LotNumber(row.getString(2))),
                                row.getDate(3).toLocalDate()),
                        values.toArray())
                .forEach(dated -> dates.putIfAbsent(dated.lot(), dated.bestBefore()));
        return dates;
    }

    private static String isOneOf(Collection<Inbounds.LotName> lots) {
        return "(l.sku, l.lot) IN (" + String.join(", ", Collections.nCopies(lots.size(), "(?, ?)")) + ")";
    }

    private static List<Object> valuesOf(Collection<Inbounds.LotName> lots) {
        List<Object> values = new ArrayList<>();
        lots.forEach(
                lot -> values.addAll(List.of(lot.sku().value(), lot.number().value())));
        return values;
    }

    /** The inbound that leaves with these papers. */
    Optional<InboundId> under(String consignment) {
        return statements
                .list(
                        "SELECT id FROM ordering_inbounds WHERE consignment = ?",
                        row -> new InboundId(row.getLong(1)),
                        consignment)
                .stream()
                .findFirst();
    }

    /** Writes what has changed of a locked inbound on paper. What was cancelled leaves its papers to another. */
    void update(Inbound inbound) {
        statements.update(
                "UPDATE ordering_inbounds SET status = ?, consignment = ? WHERE id = ?",
                inbound.status().name(),
                inbound.status() == InboundStatus.CANCELLED
                        ? null
                        : inbound.consignment().orElse(null),
                inbound.id().value());
    }

    /** The number of the next event of a locked inbound. */
    long nextSequence(InboundId id) {
        statements.update("UPDATE ordering_inbounds SET event_sequence = event_sequence + 1 WHERE id = ?", id.value());
        return statements.number("SELECT event_sequence FROM ordering_inbounds WHERE id = ?", id.value());
    }

    /** Notes the best-before dates that stand on goods which have not entered. */
    void date(Map<InboundLineId, LocalDate> days) {
        statements.batch(
                "UPDATE ordering_inbound_lines SET best_before = ? WHERE line_id = ? AND entry_id IS NULL",
                days.entrySet().stream()
                        .map(day -> List.<Object>of(
                                Date.valueOf(day.getValue()), day.getKey().value()))
                        .toList());
    }

    /** Notes an entry; each of the lines enters once. */
    void enter(
            InboundId inbound,
            BondedEntryId id,
            String number,
            Instant at,
            Map<InboundLineId, Long> received,
            String by) {
        statements.update("""
                INSERT INTO ordering_inbound_entries (id, inbound_id, number, entered_at, recorded_by)
                VALUES (?, ?, ?, ?, ?)""", id.value(), inbound.value(), number, at, by);
        received.forEach((line, pieces) -> {
            int entered = statements.update("""
                    UPDATE ordering_inbound_lines SET entry_id = ?, received = ?
                    WHERE line_id = ? AND inbound_id = ? AND entry_id IS NULL""", id.value(), pieces, line.value(), inbound.value());
            if (entered != 1) {
                throw new IllegalStateException(line + " of " + inbound + " has entered already");
            }
        });
    }

    /** The inbound that this lot goes with. */
    Optional<InboundId> inboundOf(InboundLineId line) {
        return statements
                .list(
                        "SELECT inbound_id FROM ordering_inbound_lines WHERE line_id = ?",
                        row -> new InboundId(row.getLong(1)),
                        line.value())
                .stream()
                .findFirst();
    }

    /** Logistics moves the inbound by this shipment, and each line as a parcel of it. */
    void moves(InboundId id, String shipment, Map<InboundLineId, String> parcels) {
        statements.update("UPDATE ordering_inbounds SET shipment = ? WHERE id = ?", shipment, id.value());
        parcels.forEach((line, parcel) -> statements.update(
                "UPDATE ordering_inbound_lines SET parcel = ? WHERE line_id = ? AND inbound_id = ?",
                parcel,
                line.value(),
                id.value()));
    }

    /** Something that was told of a parcel; {@code other} where it only takes back what was told before. */
    record Step(
            String eventId,
            String parcel,
            String party,
            String sourceEventId,
            ParcelStep step,
            @Nullable String retracts) {}

    /** What is known already is told once. */
    void insert(List<Step> steps) {
        statements.batch("""
                INSERT IGNORE INTO ordering_inbound_steps
                  (event_id, parcel, party, source_event_id, code, occurred_at, utc_offset, place, country, retracts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", steps.stream().map(InboundStore::values).toList());
    }

    private static List<@Nullable Object> values(Step step) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(step.eventId());
        values.add(step.parcel());
        values.add(step.party());
        values.add(step.sourceEventId());
        values.add(step.step().code());
        values.add(step.step().at());
        values.add(step.step().offset());
        values.add(step.step().place().orElse(null));
        values.add(step.step().country().orElse(null));
        values.add(step.retracts());
        return values;
    }

    /** What happened to these parcels, by the time at which it happened; what was taken back is left out. */
    Map<String, List<ParcelStep>> ways(Collection<String> parcels) {
        Map<String, List<ParcelStep>> ways = new LinkedHashMap<>();
        if (parcels.isEmpty()) {
            return ways;
        }
        record Name(String parcel, String party, String eventId) {}
        List<Step> told = statements.list(
                """
                SELECT event_id, parcel, party, source_event_id, code, occurred_at, utc_offset, place, country, retracts
                FROM ordering_inbound_steps WHERE parcel IN (""" + Statements.placeholders(parcels.size()) + ") ORDER BY occurred_at, event_id LIMIT 10000",
                InboundStore::step,
                parcels.toArray());
        Set<Name> retracted = new HashSet<>();
        for (Step step : told) {
            String wrong = step.retracts();
            if (wrong != null) {
                retracted.add(new Name(step.parcel(), step.party(), wrong));
            }
        }
        for (Step step : told) {
            if (!step.step().code().equals("other")
                    && !retracted.contains(new Name(step.parcel(), step.party(), step.sourceEventId()))) {
                ways.computeIfAbsent(step.parcel(), none -> new ArrayList<>()).add(step.step());
            }
        }
        return ways;
    }

    /** Those that brought pieces of one of these lots into this warehouse, with the lot's line only; the newest first. */
    List<Inbound> entered(Collection<Inbounds.LotName> lots, WarehouseCode warehouse, int limit) {
        return ofLots(lots, "l.received > 0 AND l.warehouse = ?", List.of(warehouse.value()), limit);
    }

    /** Those that brought pieces of this lot, or have left with them, with the lot's line only; the newest first. */
    List<Inbound> thatLeft(Inbounds.LotName lot, int limit) {
        return ofLots(
                List.of(lot),
                "(l.received > 0 OR EXISTS (SELECT 1 FROM ordering_inbound_steps s"
                        + " WHERE s.parcel = l.parcel AND (s.code = 'departed' OR (s.code = 'arrived' AND s.country <> 'BY'))))",
                List.of(),
                limit);
    }

    private List<Inbound> ofLots(Collection<Inbounds.LotName> lots, String condition, List<Object> of, int limit) {
        if (lots.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(valuesOf(lots));
        values.addAll(of);
        values.add(limit);
        Map<Long, List<InboundLine>> lines = new LinkedHashMap<>();
        statements
                .list(
                        LINE + "JOIN ordering_inbounds i ON i.id = l.inbound_id WHERE i.status <> 'CANCELLED' AND "
                                + isOneOf(lots) + " AND " + condition
                                + " ORDER BY l.inbound_id DESC, l.line_id LIMIT ?",
                        InboundStore::line,
                        values.toArray())
                .forEach(line -> lines.computeIfAbsent(line.inbound(), none -> new ArrayList<>())
                        .add(line.line()));
        return lines.isEmpty()
                ? List.of()
                : statements
                        .list(
                                INBOUND + "WHERE id IN (" + Statements.placeholders(lines.size())
                                        + ") ORDER BY id DESC",
                                InboundStore::head,
                                lines.keySet().toArray())
                        .stream()
                        .map(head -> head.with(Objects.requireNonNull(lines.get(head.id()))))
                        .toList();
    }

    /** An inbound without its lines. */
    private record Head(
            long id,
            String warehouse,
            InboundStatus status,
            Instant neededBy,
            @Nullable String consignment,
            @Nullable String shipment,
            Instant bookedAt,
            @Nullable String origin) {
        Inbound with(List<InboundLine> lines) {
            return new Inbound(
                    new InboundId(id),
                    new WarehouseCode(warehouse),
                    Optional.ofNullable(origin),
                    status,
                    neededBy,
                    Optional.ofNullable(consignment),
                    Optional.ofNullable(shipment),
                    lines,
                    bookedAt);
        }
    }

    private record LineOf(long inbound, InboundLine line) {}

    private List<Inbound> inbounds(List<Head> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<Long, List<InboundLine>> lines = new LinkedHashMap<>();
        statements
                .list(
                        LINE + "WHERE l.inbound_id IN (" + Statements.placeholders(heads.size())
                                + ") ORDER BY l.inbound_id, l.line_id",
                        InboundStore::line,
                        heads.stream().map(Head::id).toArray())
                .forEach(line -> lines.computeIfAbsent(line.inbound(), none -> new ArrayList<>())
                        .add(line.line()));
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong(1),
                row.getString(2),
                InboundStatus.valueOf(row.getString(3)),
                Statements.instant(row, 4),
                row.getString(5),
                row.getString(6),
                Statements.instant(row, 7),
                row.getString(8));
    }

    private static LineOf line(ResultSet row) throws SQLException {
        long entry = row.getLong(10);
        Optional<InboundLine.Entry> entered = entry == 0
                ? Optional.empty()
                : Optional.of(new InboundLine.Entry(
                        new BondedEntryId(entry), row.getString(11), Statements.instant(row, 12), row.getLong(13)));
        return new LineOf(
                row.getLong(1),
                new InboundLine(
                        new InboundLineId(row.getLong(2)),
                        new Sku(row.getString(3)),
                        new MerchantId(row.getLong(4)),
                        new LotNumber(row.getString(5)),
                        row.getDate(6).toLocalDate(),
                        row.getLong(7),
                        row.getLong(8),
                        Optional.ofNullable(row.getObject(14, Long.class)),
                        Optional.ofNullable(row.getString(9)),
                        entered));
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new ParcelStep(
                        row.getString(5),
                        Statements.instant(row, 6),
                        row.getString(7),
                        Optional.ofNullable(row.getString(8)),
                        Optional.ofNullable(row.getString(9))),
                row.getString(10));
    }
}
