package by.pavilion.ordering;

import by.pavilion.parties.RecipientNeed;
import by.pavilion.parties.RecipientRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Until an order has come to its end, customs, payment firms and carriers may have to be told who it is for; and while an
 * authority holds its goods, whatever has become of the order, who it was for may be evidence.
 */
@ApplicationScoped
class RecipientNeedStore implements RecipientNeed {
    private final DataSource dataSource;

    RecipientNeedStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<String> neededFor(RecipientRef ref) {
        String select = "SELECT id FROM ordering_orders WHERE recipient_id = ?"
                + " AND (status NOT IN ('CANCELLED', 'COMPLETED', 'RETURNED') OR customs_status = 'DETAINED')"
                + " ORDER BY id LIMIT 1";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, ref.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new OrderId(row.getLong(1)).toString()) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for orders of " + ref, e);
        }
    }
}
