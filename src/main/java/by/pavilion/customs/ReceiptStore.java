package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every receipt once. Plain JDBC: it is on the path of every receipt of every document. */
@ApplicationScoped
class ReceiptStore {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final String COLUMNS = "message, key_firm, key_number, return_status, return_time, return_info,"
            + " pre_no, list_no, document, message_id, outcome, received_at";

    private final DataSource dataSource;

    ReceiptStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A receipt as kept.
     *
     * @param document which document it speaks of, once that is known
     * @param outcome a {@link DeclarationProgress.Outcome}, or {@code UNMATCHED}
     */
    record KeptReceipt(
            CebReceipt receipt,
            Optional<DocumentType> document,
            MessageId message,
            String outcome,
            Instant receivedAt) {}

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
     * Keeps the receipts that are not there yet: one insert for all of them, one select that tells which were new.
     *
     * @return those that were new, by their message and by what makes a receipt the same
     */
    Set<Identity> insert(List<Entry> entries, Instant now) {
        List<Long> messages = entries.stream()
                .map(entry -> entry.message().value())
                .distinct()
                .toList();
        if (messages.isEmpty()) {
            return new HashSet<>();
        }
        String insert = "INSERT IGNORE INTO customs_receipts (" + COLUMNS + ", declaration_id)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        String select = "SELECT message_id, key_firm, key_number, return_status, return_time FROM customs_receipts"
                + " WHERE message_id IN (" + String.join(",", Collections.nCopies(messages.size(), "?")) + ")";
        Set<Identity> kept = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert);
                PreparedStatement ours = connection.prepareStatement(select)) {
            for (Entry entry : entries) {
                CebReceipt receipt = entry.receipt();
                int next = key(statement, 1, receipt);
                statement.setString(next++, receipt.text());
                statement.setString(next++, receipt.entryNumber().orElse(null));
                statement.setString(next++, receipt.listNumber().orElse(null));
                statement.setString(
                        next++,
                        entry.document() == null ? null : entry.document().code());
                statement.setLong(next++, entry.message().value());
                statement.setString(next++, entry.outcome());
                statement.setTimestamp(next++, Timestamp.from(now));
                statement.setObject(
                        next,
                        entry.declaration() == null ? null : entry.declaration().value());
                statement.addBatch();
            }
            statement.executeBatch();
            for (int index = 0; index < messages.size(); index++) {
                ours.setLong(index + 1, messages.get(index));
            }
            try (ResultSet rows = ours.executeQuery()) {
                while (rows.next()) {
                    kept.add(new Identity(
                            new MessageId(rows.getLong(1)),
                            new CebReceipt.Key(rows.getString(2), rows.getString(3)),
                            rows.getString(4),
                            rows.getString(5)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep receipts", e);
        }
        return kept;
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

    /** Receipts that came before we knew whose they are, oldest first. */
    List<KeptReceipt> unmatched(Instant after, int limit) {
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE outcome = 'UNMATCHED' AND received_at > ?"
                + " ORDER BY received_at LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setTimestamp(1, Timestamp.from(after));
            statement.setInt(2, limit);
            return kept(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read receipts without a declaration", e);
        }
    }

    /** Receipts of a span of time that nobody is known for, from a position on. */
    List<KeptReceipt> unmatched(Instant from, Instant until, Position after, int limit) {
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE outcome = 'UNMATCHED' AND received_at >= ?"
                + " AND received_at <= ? AND (message_id, key_number, return_status, return_time) > (?, ?, ?, ?)"
                + " ORDER BY message_id, key_number, return_status, return_time LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setTimestamp(1, Timestamp.from(from));
            statement.setTimestamp(2, Timestamp.from(until));
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

    /** Receipts of waybills with these keys that wait for their declarations. */
    Map<CebReceipt.Key, List<KeptReceipt>> unmatchedOfWaybills(Collection<CebReceipt.Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE message = ? AND (key_firm, key_number) IN ("
                + String.join(",", Collections.nCopies(keys.size(), "(?,?)"))
                + ") AND outcome = 'UNMATCHED' ORDER BY received_at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            statement.setString(parameter++, CebReceipt.Kind.WAYBILL.message());
            for (CebReceipt.Key key : keys) {
                statement.setString(parameter++, key.firm());
                statement.setString(parameter++, key.number());
            }
            return kept(statement).stream()
                    .collect(Collectors.groupingBy(kept -> kept.receipt().key()));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read receipts of waybills", e);
        }
    }

    /** Whether a receipt is still without its declaration; locks it until the transaction ends. */
    boolean lockUnmatched(CebReceipt receipt) {
        String select = "SELECT 1 FROM customs_receipts WHERE message = ? AND key_firm = ? AND key_number = ?"
                + " AND return_status = ? AND return_time = ? AND outcome = 'UNMATCHED' FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            key(statement, 1, receipt);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock a receipt", e);
        }
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
                        rows.getTimestamp("received_at").toInstant()));
            }
        }
        return kept;
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
