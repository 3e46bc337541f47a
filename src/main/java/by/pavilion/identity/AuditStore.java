package by.pavilion.identity;

import by.pavilion.shared.Statements;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The audit trail. Plain JDBC: an import writes a line for each of its rows. */
@ApplicationScoped
class AuditStore {
    private static final TypeReference<List<AuditEntry.Change>> CHANGES = new TypeReference<>() {};

    /** Of one statement: a database whose settings nobody has touched takes 16 MiB at once. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private final DataSource dataSource;
    private final ObjectMapper json;

    AuditStore(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    void insert(List<AuditEntry> entries) {
        List<Line> portion = new ArrayList<>();
        int characters = 0;
        for (AuditEntry entry : entries) {
            Line line = new Line(entry, print(entry.changes()));
            if (!portion.isEmpty() && characters + line.changes().length() > MOST_CHARACTERS) {
                insertTogether(portion);
                portion.clear();
                characters = 0;
            }
            portion.add(line);
            characters += line.changes().length();
        }
        if (!portion.isEmpty()) {
            insertTogether(portion);
        }
    }

    /** @param changes of the entry, as they are kept */
    private record Line(AuditEntry entry, String changes) {}

    private String print(List<AuditEntry.Change> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the audit trail", e);
        }
    }

    private void insertTogether(List<Line> lines) {
        String insert = "INSERT INTO identity_audit (id, changed_at, actor, role, merchant_id, kind, subject, changes)"
                + " VALUES " + String.join(", ", Collections.nCopies(lines.size(), "(?, ?, ?, ?, ?, ?, ?, ?)"));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            int column = 0;
            for (Line line : lines) {
                AuditEntry entry = line.entry();
                statement.setLong(++column, entry.id().value());
                Statements.setInstant(statement, ++column, entry.changedAt());
                statement.setString(++column, entry.actor());
                statement.setString(++column, entry.role().orElse(""));
                if (entry.merchant().isPresent()) {
                    statement.setLong(++column, entry.merchant().get().value());
                } else {
                    statement.setNull(++column, Types.BIGINT);
                }
                statement.setString(++column, entry.kind().name());
                statement.setString(++column, entry.subject());
                statement.setString(++column, line.changes());
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the audit trail", e);
        }
    }

    /**
     * Lines that the filter lets through, the newest first.
     *
     * @param butOperators nothing that operators changed
     * @param before only lines older than this one
     */
    List<AuditEntry> find(AuditTrail.Filter filter, boolean butOperators, long before, int limit) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder select = new StringBuilder(
                "SELECT id, changed_at, actor, role, merchant_id, kind, subject, changes FROM identity_audit WHERE id < ?");
        parameters.add(before);
        filter.merchant().ifPresent(merchant -> and(select, parameters, "merchant_id = ?", merchant.value()));
        filter.subject().ifPresent(subject -> and(select, parameters, "subject = ?", subject));
        filter.actor().ifPresent(actor -> and(select, parameters, "actor = ?", actor));
        filter.after().ifPresent(after -> and(select, parameters, "changed_at >= ?", after));
        if (butOperators) {
            and(select, parameters, "role <> ?", Role.OPERATOR);
        }
        select.append(" ORDER BY id DESC LIMIT ?");
        parameters.add(limit);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select.toString())) {
            Statements.bind(statement, parameters.toArray());
            try (ResultSet row = statement.executeQuery()) {
                List<AuditEntry> found = new ArrayList<>();
                while (row.next()) {
                    found.add(entry(row));
                }
                return found;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot read the audit trail", e);
        }
    }

    private static void and(StringBuilder select, List<Object> parameters, String condition, Object value) {
        select.append(" AND ").append(condition);
        parameters.add(value);
    }

    private AuditEntry entry(ResultSet row) throws SQLException, JsonProcessingException {
        long merchant = row.getLong(5);
        Optional<MerchantId> owner = row.wasNull() ? Optional.empty() : Optional.of(new MerchantId(merchant));
        return new AuditEntry(
                new AuditId(row.getLong(1)),
                Statements.instant(row, 2),
                row.getString(3),
                Optional.of(row.getString(4)).filter(role -> !role.isEmpty()),
                owner,
                AuditedKind.valueOf(row.getString(6)),
                row.getString(7),
                json.readValue(row.getString(8), CHANGES));
    }

    /** At most so many lines, the oldest first; returns how many were removed. */
    int removeBefore(Instant end, int limit) {
        String delete = "DELETE FROM identity_audit WHERE changed_at < ? ORDER BY changed_at LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(delete)) {
            Statements.setInstant(statement, 1, end);
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot shorten the audit trail", e);
        }
    }
}
