package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.DocumentId;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** Whose listings have to be looked at again. */
@ApplicationScoped
class RejudgementStore {
    private final DataSource dataSource;

    RejudgementStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A document that ends soon. */
    record Ending(DocumentId document, DocumentKind kind, LocalDate end) {}

    /**
     * Listings to look at.
     *
     * @param afterSku those up to here are done
     * @param ending what to warn of; empty when they are to be judged
     */
    record Wanted(long id, MerchantId merchant, String afterSku, Optional<Ending> ending) {}

    void insert(long id, MerchantId merchant, Instant dueAt, Optional<Ending> ending) {
        String insert = """
                INSERT INTO catalog_rejudgements
                  (id, merchant_id, due_at, after_sku, document_id, document_kind, document_ends)
                VALUES (?, ?, ?, '', ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, id);
            statement.setLong(2, merchant.value());
            Statements.setInstant(statement, 3, dueAt);
            if (ending.isPresent()) {
                statement.setLong(4, ending.get().document().value());
                statement.setString(5, ending.get().kind().name());
                statement.setDate(6, Date.valueOf(ending.get().end()));
            } else {
                statement.setNull(4, Types.BIGINT);
                statement.setNull(5, Types.VARCHAR);
                statement.setNull(6, Types.DATE);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<Wanted> next(Instant now) {
        String select = """
                SELECT id, merchant_id, after_sku, document_id, document_kind, document_ends
                FROM catalog_rejudgements WHERE due_at <= ? ORDER BY due_at, id LIMIT 1""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, now);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(wanted(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Wanted wanted(ResultSet row) throws SQLException {
        Date end = row.getDate(6);
        return new Wanted(
                row.getLong(1),
                new MerchantId(row.getLong(2)),
                row.getString(3),
                end == null
                        ? Optional.empty()
                        : Optional.of(new Ending(
                                new DocumentId(row.getLong(4)),
                                DocumentKind.valueOf(row.getString(5)),
                                end.toLocalDate())));
    }

    void cameTo(long id, String sku) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE catalog_rejudgements SET after_sku = ? WHERE id = ?")) {
            statement.setString(1, sku);
            statement.setLong(2, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void delete(long id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM catalog_rejudgements WHERE id = ?")) {
            statement.setLong(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep what has to be judged again", e);
    }
}
