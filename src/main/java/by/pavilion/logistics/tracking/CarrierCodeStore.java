package by.pavilion.logistics.tracking;

import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.tracking.CarrierCodes.Meaning;
import by.pavilion.logistics.tracking.CarrierCodes.RawCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The codes of carriers: a few dozen rows for each scheme. What a later version has written and this one does not know is other news. */
@ApplicationScoped
class CarrierCodeStore {
    private final DataSource dataSource;

    CarrierCodeStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Map<RawCode, Meaning> of(Collection<String> schemes) {
        Map<RawCode, Meaning> meanings = new HashMap<>();
        if (schemes.isEmpty()) {
            return meanings;
        }
        String select = "SELECT scheme, raw_code, country, code, reason FROM logistics_carrier_codes WHERE scheme IN ("
                + String.join(", ", Collections.nCopies(schemes.size(), "?")) + ") LIMIT 10000";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int place = 0;
            for (String scheme : schemes) {
                statement.setString(++place, scheme);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    meanings.put(
                            new RawCode(rows.getString(1), rows.getString(2), rows.getString(3)),
                            new Meaning(
                                    TrackingCode.fromWire(rows.getString(4).toLowerCase(Locale.ROOT)),
                                    Optional.ofNullable(rows.getString(5)).map(Trouble::valueOf)));
                }
            }
            return meanings;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the codes of carriers", e);
        }
    }
}
