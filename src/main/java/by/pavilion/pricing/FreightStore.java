package by.pavilion.pricing;

import by.pavilion.customs.CustomsMode;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.sql.DataSource;

/** Freight rates and the zones that they are for, with their validity. Plain JDBC: a handful of rows, read as a whole. */
@ApplicationScoped
class FreightStore {
    private final DataSource dataSource;

    FreightStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A rate that holds from a day on, until a later one of the same mode and zone takes over. */
    record DatedRate(CustomsMode mode, String zone, LocalDate validFrom, FreightRate rate) {}

    /** The zone of a province from a day on, until a later row moves the province to another one. */
    record DatedZone(String province, LocalDate validFrom, String zone) {}

    List<DatedRate> rates() {
        String query = """
                SELECT customs_mode, zone, valid_from, first_grams, first_minor, step_grams, step_minor, currency
                FROM pricing_zone_rates ORDER BY customs_mode, zone, valid_from""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<DatedRate> rates = new ArrayList<>();
            while (rows.next()) {
                Currency currency = Currency.getInstance(rows.getString(8));
                rates.add(new DatedRate(
                        CustomsMode.ofCode(rows.getString(1)),
                        rows.getString(2),
                        rows.getObject(3, LocalDate.class),
                        new FreightRate(
                                rows.getLong(4),
                                Money.ofMinor(rows.getLong(5), currency),
                                rows.getLong(6),
                                Money.ofMinor(rows.getLong(7), currency))));
            }
            return rates;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the freight rates", e);
        }
    }

    List<DatedZone> zones() {
        String query = "SELECT province, valid_from, zone FROM pricing_zones ORDER BY province, valid_from";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<DatedZone> zones = new ArrayList<>();
            while (rows.next()) {
                zones.add(new DatedZone(rows.getString(1), rows.getObject(2, LocalDate.class), rows.getString(3)));
            }
            return zones;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the zones of the provinces", e);
        }
    }
}
