package by.pavilion.ordering;

import by.pavilion.customs.CustomsMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Delivery times with their validity. Plain JDBC: a handful of rows, read as a whole. */
@ApplicationScoped
class DeliveryTimeStore {
    private final DataSource dataSource;

    DeliveryTimeStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A time that holds from a day on, until a later one of the same mode and zone takes over. */
    record DatedTime(CustomsMode mode, String zone, LocalDate validFrom, int earliestDays, int latestDays) {}

    List<DatedTime> all() {
        String query = """
                SELECT customs_mode, zone, valid_from, earliest_days, latest_days
                FROM ordering_delivery_times ORDER BY customs_mode, zone, valid_from""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<DatedTime> times = new ArrayList<>();
            while (rows.next()) {
                times.add(new DatedTime(
                        CustomsMode.ofCode(rows.getString(1)),
                        rows.getString(2),
                        rows.getObject(3, LocalDate.class),
                        rows.getInt(4),
                        rows.getInt(5)));
            }
            return times;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the delivery times", e);
        }
    }
}
