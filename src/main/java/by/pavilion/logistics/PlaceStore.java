package by.pavilion.logistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The places that we know: some dozens of rows. */
@ApplicationScoped
class PlaceStore {
    private final DataSource dataSource;

    PlaceStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Under their codes and their names, as {@link KnownPlaces#key} has them. */
    Map<String, Location> all() {
        String select = "SELECT name, country, unlocode, name_zh, name_ru FROM logistics_places LIMIT 10000";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            Map<String, Location> places = new HashMap<>();
            while (rows.next()) {
                Location place = new Location(rows.getString(1), rows.getString(2), rows.getString(3));
                Stream.of(rows.getString(1), rows.getString(4), rows.getString(5))
                        .forEach(name -> places.put(KnownPlaces.key(name), place));
                String code = rows.getString(3);
                if (code != null) {
                    places.put(KnownPlaces.key(code), place);
                }
            }
            return places;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the places", e);
        }
    }
}
