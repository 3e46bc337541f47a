package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reviews. Whoever changes one holds the lock of its listing. Every portion of an import asks for those of its SKUs: plain
 * JDBC.
 */
@ApplicationScoped
class ReviewStore {
    private static final TypeReference<ListingDraft> DRAFT = new TypeReference<>() {};
    private static final String SELECT = """
            SELECT id, sku, merchant_id, state, proposal, product_id, reason, created_at, submitted_at, decided_at, decided_by
            FROM catalog_reviews
            """;

    private final DataSource dataSource;

    ReviewStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The last review of each of these SKUs that has had one. */
    Map<Sku, Review> latest(Collection<Sku> skus) {
        Map<Sku, Review> latest = new HashMap<>();
        if (skus.isEmpty()) {
            return latest;
        }
        String select = SELECT + "WHERE id IN (SELECT MAX(id) FROM catalog_reviews WHERE sku IN ("
                + String.join(",", Collections.nCopies(skus.size(), "?")) + ") GROUP BY sku)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 0;
            for (Sku sku : skus) {
                statement.setString(++parameter, sku.value());
            }
            reviews(statement).forEach(review -> latest.put(review.sku(), review));
            return latest;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<Review> find(ReviewId id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            statement.setLong(1, id.value());
            return reviews(statement).stream().findFirst();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Those in a state, the oldest first. */
    List<Review> page(ReviewState state, long after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(SELECT + "WHERE state = ? AND id > ? ORDER BY id LIMIT ?")) {
            statement.setString(1, state.name());
            statement.setLong(2, after);
            statement.setInt(3, limit);
            return reviews(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Makes those that are new, and writes the others anew. */
    void save(Collection<Review> reviews) {
        if (reviews.isEmpty()) {
            return;
        }
        String upsert = """
                INSERT INTO catalog_reviews
                  (id, sku, merchant_id, state, proposal, product_id, reason, created_at, submitted_at, decided_at, decided_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE state = VALUES(state), proposal = VALUES(proposal), product_id = VALUES(product_id),
                  reason = VALUES(reason), submitted_at = VALUES(submitted_at), decided_at = VALUES(decided_at),
                  decided_by = VALUES(decided_by)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Review review : reviews) {
                statement.setLong(1, review.id().value());
                statement.setString(2, review.sku().value());
                statement.setLong(3, review.merchant().value());
                statement.setString(4, review.state().name());
                statement.setString(
                        5,
                        review.proposal()
                                .map(proposal -> CatalogJson.print(proposal.draft()))
                                .orElse(null));
                statement.setObject(
                        6,
                        review.proposal()
                                .map(proposal -> proposal.product().value())
                                .orElse(null));
                statement.setString(7, review.reason().orElse(null));
                Statements.setInstant(statement, 8, review.createdAt());
                Statements.setInstant(statement, 9, review.submittedAt().orElse(null));
                Statements.setInstant(statement, 10, review.decidedAt().orElse(null));
                statement.setString(11, review.decidedBy().orElse(null));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static List<Review> reviews(PreparedStatement statement) throws SQLException {
        List<Review> reviews = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reviews.add(review(rows));
            }
        }
        return reviews;
    }

    private static Review review(ResultSet row) throws SQLException {
        String proposal = row.getString("proposal");
        return new Review(
                new ReviewId(row.getLong("id")),
                new Sku(row.getString("sku")),
                new MerchantId(row.getLong("merchant_id")),
                ReviewState.valueOf(row.getString("state")),
                proposal == null
                        ? Optional.empty()
                        : Optional.of(new Review.Proposal(
                                CatalogJson.read(proposal, DRAFT), new ProductId(row.getLong("product_id")))),
                Optional.ofNullable(row.getString("reason")),
                Statements.instant(row, "created_at"),
                Statements.optionalInstant(row, "submitted_at"),
                Statements.optionalInstant(row, "decided_at"),
                Optional.ofNullable(row.getString("decided_by")));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep reviews of listings", e);
    }
}
