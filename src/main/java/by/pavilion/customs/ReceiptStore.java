package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every receipt once. Plain JDBC: it is on the path of every receipt of every document. */
@ApplicationScoped
class ReceiptStore {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final String KEY = "message, key_firm, key_number, return_status, return_time";
    private static final String COLUMNS =
            KEY + ", return_info, pre_no, list_no, document, message_id, outcome, received_at, case_id";
    private static final String IDENTITIES =
            "SELECT message_id, key_firm, key_number, return_status, return_time FROM customs_receipts";

    private static final String UNMATCHED = "UNMATCHED";

    private final DataSource dataSource;
    private final Ids ids;

    ReceiptStore(DataSource dataSource, Ids ids) {
        this.dataSource = dataSource;
        this.ids = ids;
    }

    /**
     * A receipt as kept.
     *
     * @param document which document it speaks of, once that is known
     * @param outcome a {@link DeclarationProgress.Outcome}, or {@code UNMATCHED}
     * @param unknown the case that it is for as long as its document is not known; empty when that was known at once
     */
    record KeptReceipt(
            CebReceipt receipt,
            Optional<DocumentType> document,
            MessageId message,
            String outcome,
            Instant receivedAt,
            Optional<CaseId> unknown) {
        Identity identity() {
            return Identity.of(message, receipt);
        }
    }

    /**
     * A receipt as it is to be kept: whose it is, where that is known, and what became of it.
     *
     * @param message the message that it came in
     */
    record Entry(
            MessageId message,
            CebReceipt receipt,
            @Nullable DeclarationId declaration,
            @Nullable DocumentType document,
            String outcome) {}

    /**
     * Keeps the receipts that are not there yet: one insert for all of them and, where some were there, one select that tells
     * which were new.
     *
     * @return whether one of them was new; to be asked once for each and in their order, as of the same receipt twice in a
     *     message only the first one is
     */
    Predicate<Entry> insert(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return none -> false;
        }
        Rows rows = Rows.of("INSERT IGNORE INTO customs_receipts (" + COLUMNS + ", declaration_id)");
        for (Entry entry : entries) {
            CebReceipt receipt = entry.receipt();
            DocumentType document = entry.document();
            DeclarationId declaration = entry.declaration();
            rows.text(receipt.kind().message())
                    .text(receipt.key().firm())
                    .text(receipt.key().number())
                    .text(receipt.status())
                    .text(receipt.returnTime())
                    .text(receipt.text())
                    .text(receipt.entryNumber().orElse(null))
                    .text(receipt.listNumber().orElse(null))
                    .text(document == null ? null : document.code())
                    .number(entry.message().value())
                    .text(entry.outcome())
                    .time(now)
                    .number(entry.outcome().equals(UNMATCHED) ? (Long) ids.next() : null)
                    .number(declaration == null ? null : (Long) declaration.value());
        }
        try (Connection connection = dataSource.getConnection()) {
            if (rows.insert(connection) == entries.size()) {
                return each -> true;
            }
            Set<Identity> isNew = inserted(connection, entries);
            return entry -> isNew.remove(Identity.of(entry.message(), entry.receipt()));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep receipts", e);
        }
    }

    /** Messages are new themselves, so what is there of them has come with this insert. */
    private static Set<Identity> inserted(Connection connection, List<Entry> entries) throws SQLException {
        List<Long> messages = entries.stream()
                .map(entry -> entry.message().value())
                .distinct()
                .toList();
        String select = IDENTITIES + " WHERE message_id IN (" + marks(messages.size()) + ")";
        try (PreparedStatement ours = connection.prepareStatement(select)) {
            return identities(ours, messages);
        }
    }

    /** What makes a receipt of one message the same. */
    record Identity(MessageId message, CebReceipt.Key key, String status, String returnTime) {
        static Identity of(MessageId message, CebReceipt receipt) {
            return new Identity(message, receipt.key(), receipt.status(), receipt.returnTime());
        }
    }

    /** Notes whose receipts they are and what became of them. */
    void settle(List<Entry> entries) {
        String update = "UPDATE customs_receipts SET declaration_id = ?, document = ?, outcome = ? WHERE message = ?"
                + " AND key_firm = ? AND key_number = ? AND return_status = ? AND return_time = ?";
        if (entries.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (Entry entry : entries) {
                statement.setObject(
                        1,
                        entry.declaration() == null ? null : entry.declaration().value());
                statement.setString(
                        2, entry.document() == null ? null : entry.document().code());
                statement.setString(3, entry.outcome());
                key(statement, 4, entry.receipt());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot settle receipts", e);
        }
    }

    /**
     * Receipts that came before we knew whose they are, oldest first. Many have come at the same instant, so the place where
     * the list goes on is a receipt: they are in the order of their keys.
     */
    List<KeptReceipt> unmatched(Instant from, Optional<KeptReceipt> after, int limit) {
        Optional<KeptReceipt> last =
                after.filter(receipt -> !receipt.receivedAt().isBefore(from));
        String behind = last.isEmpty() ? "" : " AND (received_at > ? OR (" + KEY + ") > (?, ?, ?, ?, ?))";
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE outcome = 'UNMATCHED' AND received_at >= ?"
                + behind + " ORDER BY received_at, " + KEY + " LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            Statements.setInstant(
                    statement, parameter++, last.map(KeptReceipt::receivedAt).orElse(from));
            if (last.isPresent()) {
                Statements.setInstant(statement, parameter++, last.get().receivedAt());
                parameter = key(statement, parameter, last.get().receipt());
            }
            statement.setInt(parameter, limit);
            return kept(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read receipts without a declaration", e);
        }
    }

    /** Receipts of a span of time that nobody is known for and nobody has dismissed, from a position on. */
    List<KeptReceipt> unmatched(Instant from, Instant until, Position after, int limit) {
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE outcome = 'UNMATCHED' AND received_at >= ?"
                + " AND received_at <= ? AND (message_id, key_number, return_status, return_time) > (?, ?, ?, ?)"
                + " AND NOT EXISTS (SELECT 1 FROM customs_receipts_dismissed WHERE case_id = customs_receipts.case_id)"
                + " ORDER BY message_id, key_number, return_status, return_time LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, from);
            Statements.setInstant(statement, 2, until);
            statement.setLong(3, after.message());
            statement.setString(4, after.number());
            statement.setString(5, after.status());
            statement.setString(6, after.returnTime());
            statement.setInt(7, limit);
            return kept(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list receipts without a declaration", e);
        }
    }

    /** Where a list of receipts goes on. */
    record Position(long message, String number, String status, String returnTime) {}

    /**
     * Receipts of waybills with these keys that wait for their declarations, oldest first. Firms and numbers are looked up
     * apart: an index serves that on every server, and pairs of them only on some.
     */
    List<KeptReceipt> unmatchedOfWaybills(Set<CebReceipt.Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<String> firms = keys.stream().map(CebReceipt.Key::firm).distinct().toList();
        List<String> numbers =
                keys.stream().map(CebReceipt.Key::number).distinct().toList();
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE message = ? AND key_firm IN ("
                + marks(firms.size()) + ") AND key_number IN (" + marks(numbers.size())
                + ") AND outcome = 'UNMATCHED' ORDER BY received_at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            statement.setString(parameter++, CebReceipt.Kind.WAYBILL.message());
            for (String value : concat(firms, numbers)) {
                statement.setString(parameter++, value);
            }
            return kept(statement).stream()
                    .filter(kept -> keys.contains(kept.receipt().key()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read receipts of waybills", e);
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Which of the receipts are still without their declarations; locks those until the transaction ends. */
    Set<Identity> lockUnmatched(Collection<KeptReceipt> waiting) {
        List<Long> messages = waiting.stream()
                .map(one -> one.message().value())
                .distinct()
                .sorted()
                .toList();
        if (messages.isEmpty()) {
            return Set.of();
        }
        String select = IDENTITIES + " WHERE message_id IN (" + marks(messages.size())
                + ") AND outcome = 'UNMATCHED' FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            return identities(statement, messages);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock receipts", e);
        }
    }

    private static Set<Identity> identities(PreparedStatement statement, List<Long> messages) throws SQLException {
        for (int index = 0; index < messages.size(); index++) {
            statement.setLong(index + 1, messages.get(index));
        }
        Set<Identity> found = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Identity(
                        new MessageId(rows.getLong(1)),
                        new CebReceipt.Key(rows.getString(2), rows.getString(3)),
                        rows.getString(4),
                        rows.getString(5)));
            }
        }
        return found;
    }

    private static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    /** The receipts of a declaration in the order in which they came. */
    List<KeptReceipt> history(DeclarationId declaration, int limit) {
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE declaration_id = ?"
                + " ORDER BY received_at, return_time LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, declaration.value());
            statement.setInt(2, limit);
            return kept(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the receipts of " + declaration, e);
        }
    }

    private static int key(PreparedStatement statement, int first, CebReceipt receipt) throws SQLException {
        int next = first;
        statement.setString(next++, receipt.kind().message());
        statement.setString(next++, receipt.key().firm());
        statement.setString(next++, receipt.key().number());
        statement.setString(next++, receipt.status());
        statement.setString(next++, receipt.returnTime());
        return next;
    }

    private static List<KeptReceipt> kept(PreparedStatement statement) throws SQLException {
        List<KeptReceipt> kept = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                kept.add(new KeptReceipt(
                        receipt(rows),
                        Optional.ofNullable(rows.getString("document")).map(DocumentType::ofCode),
                        new MessageId(rows.getLong("message_id")),
                        rows.getString("outcome"),
                        Statements.instant(rows, "received_at"),
                        unknown(rows)));
            }
        }
        return kept;
    }

    private static Optional<CaseId> unknown(ResultSet row) throws SQLException {
        long id = row.getLong("case_id");
        return row.wasNull() ? Optional.empty() : Optional.of(new CaseId(id));
    }

    private static CebReceipt receipt(ResultSet row) throws SQLException {
        String returnTime = row.getString("return_time");
        return new CebReceipt(
                CebReceipt.Kind.ofMessage(row.getString("message")),
                new CebReceipt.Key(row.getString("key_firm"), row.getString("key_number")),
                row.getString("return_status"),
                returnTime,
                LocalDateTime.parse(returnTime, TIME),
                row.getString("return_info"),
                Optional.ofNullable(row.getString("pre_no")),
                Optional.ofNullable(row.getString("list_no")));
    }
}
