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
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Every receipt once. Plain JDBC: one insert for each receipt of each document. */
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

    /** Keeps a receipt whose declaration is yet to be found. False when it is there already. */
    boolean insert(CebReceipt receipt, MessageId message, Instant now) {
        String insert = "INSERT IGNORE INTO customs_receipts (" + COLUMNS + ")"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, 'UNMATCHED', ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            int next = key(statement, 1, receipt);
            statement.setString(next++, receipt.text());
            statement.setString(next++, receipt.entryNumber().orElse(null));
            statement.setString(next++, receipt.listNumber().orElse(null));
            statement.setLong(next++, message.value());
            statement.setTimestamp(next, Timestamp.from(now));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a receipt", e);
        }
    }

    /** Notes whose receipt it is and what became of it. */
    void settle(
            CebReceipt receipt, DeclarationId declaration, DocumentType document, DeclarationProgress.Outcome outcome) {
        String update = "UPDATE customs_receipts SET declaration_id = ?, document = ?, outcome = ? WHERE message = ?"
                + " AND key_firm = ? AND key_number = ? AND return_status = ? AND return_time = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, declaration.value());
            statement.setString(2, document.code());
            statement.setString(3, outcome.name());
            key(statement, 4, receipt);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot settle a receipt", e);
        }
    }

    /** Receipts that came before we knew whose they are, oldest first. */
    List<KeptReceipt> unmatched(Instant after, int limit) {
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE declaration_id IS NULL AND received_at > ?"
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

    /** Receipts with this key that wait for their declaration. */
    List<KeptReceipt> unmatchedOfWaybill(CebReceipt.Key key) {
        String select = "SELECT " + COLUMNS + " FROM customs_receipts WHERE message = ? AND key_firm = ?"
                + " AND key_number = ? AND declaration_id IS NULL ORDER BY received_at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, CebReceipt.Kind.WAYBILL.message());
            statement.setString(2, key.firm());
            statement.setString(3, key.number());
            return kept(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read receipts of a waybill", e);
        }
    }

    /** Whether a receipt is still without its declaration; locks it until the transaction ends. */
    boolean lockUnmatched(CebReceipt receipt) {
        String select = "SELECT 1 FROM customs_receipts WHERE message = ? AND key_firm = ? AND key_number = ?"
                + " AND return_status = ? AND return_time = ? AND declaration_id IS NULL FOR UPDATE";
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
