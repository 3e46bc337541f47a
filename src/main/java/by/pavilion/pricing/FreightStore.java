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

/** Freight rates with their validity. Plain JDBC: a handful of rows, read as a whole. */
@ApplicationScoped
class FreightStore {
    private final DataSource dataSource;

    FreightStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A rate that holds from a day on, until a later one of the same mode takes over. */
    record DatedRate(CustomsMode mode, LocalDate validFrom, FreightRate rate) {}

    List<DatedRate> all() {
        String query = """
                SELECT customs_mode, valid_from, first_grams, first_minor, step_grams, step_minor, currency
                FROM pricing_freight_rates ORDER BY customs_mode, valid_from""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<DatedRate> rates = new ArrayList<>();
            while (rows.next()) {
                Currency currency = Currency.getInstance(rows.getString(7));
                rates.add(new DatedRate(
                        CustomsMode.ofCode(rows.getString(1)),
                        rows.getObject(2, LocalDate.class),
                        new FreightRate(
                                rows.getLong(3),
                                Money.ofMinor(rows.getLong(4), currency),
                                rows.getLong(5),
                                Money.ofMinor(rows.getLong(6), currency))));
            }
            return rates;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the freight rates", e);
        }
    }
}
