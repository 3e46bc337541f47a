package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Agreed commissions. */
@ApplicationScoped
class CommissionStore {
    private static final String COLUMNS =
            "SELECT id, merchant_id, category, rate, valid_from, agreed_at FROM merchant_commissions ";

    private final DataSource dataSource;

    CommissionStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** False when there is one for the same goods from the same day. */
    boolean insert(Commission commission) {
        String insert = """
                INSERT IGNORE INTO merchant_commissions (id, merchant_id, category, rate, valid_from, agreed_at)
                VALUES (?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, commission.id().value());
            statement.setLong(2, commission.merchant().value());
            statement.setString(3, commission.category().orElse(""));
            statement.setBigDecimal(4, commission.rate());
            statement.setDate(5, Date.valueOf(commission.validFrom()));
            Statements.setInstant(statement, 6, commission.agreedAt());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Optional<Commission> find(MerchantId merchant, CommissionId id) {
        return list(COLUMNS + "WHERE merchant_id = ? AND id = ?", merchant.value(), id.value()).stream()
                .findFirst();
    }

    /** All of a merchant's, or a page of them, by id. */
    List<Commission> after(MerchantId merchant, long id, int limit) {
        return list(COLUMNS + "WHERE merchant_id = ? AND id > ? ORDER BY id LIMIT ?", merchant.value(), id, limit);
    }

    void delete(CommissionId id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM merchant_commissions WHERE id = ?")) {
            statement.setLong(1, id.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<Commission> list(String select, long... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setLong(index + 1, parameters[index]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Commission> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Commission(
                            new CommissionId(row.getLong(1)),
                            new MerchantId(row.getLong(2)),
                            Optional.of(row.getString(3)).filter(category -> !category.isEmpty()),
                            row.getBigDecimal(4).stripTrailingZeros(),
                            row.getDate(5).toLocalDate(),
                            Statements.instant(row, 6)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep commissions", e);
    }
}
