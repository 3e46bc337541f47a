import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells who holds what in the database of an installation: one line for each line of its input, with a comma between its
 * parts. A part is {@code slot} (of the relay), {@code relay}, {@code work} or {@code node}, then a name, then the owner.
 *
 * <pre>PASSWORD=… java -cp 'target/quarkus-app/lib/main/*' deploy/faults/Holders.java jdbc:mysql://… USER</pre>
 */
public class Holders {
    private static final String HELD = """
            SELECT CONCAT_WS(' ', 'slot', slot, owner) FROM events_relay_slots WHERE held_until > UTC_TIMESTAMP(6)
            UNION ALL SELECT CONCAT_WS(' ', 'relay', 'seen', owner) FROM events_relays WHERE seen_until > UTC_TIMESTAMP(6)
            UNION ALL SELECT CONCAT_WS(' ', SUBSTRING_INDEX(name, '-', 1), name, owner) FROM shared_leases
              WHERE held_until > UTC_TIMESTAMP(6) AND (name LIKE 'work-%' OR name LIKE 'node-%')""";

    public static void main(String[] arguments) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(arguments[0], arguments[1], System.getenv("PASSWORD"));
                PreparedStatement held = connection.prepareStatement(HELD);
                BufferedReader asked =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (asked.readLine() != null) {
                System.out.println(String.join(",", list(held)));
            }
        }
    }

    private static List<String> list(PreparedStatement held) throws SQLException {
        List<String> parts = new ArrayList<>();
        try (ResultSet rows = held.executeQuery()) {
            while (rows.next()) {
                parts.add(rows.getString(1));
            }
        }
        return parts;
    }
}
