package by.pavilion.contract;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Holds every event that the tests make us write against the schema of its type. Quarkus finds it in {@code
 * META-INF/services}; it looks into the outbox after each test class.
 */
public class EventCheck implements QuarkusTestAfterAllCallback {
    /** More than any test writes; a benchmark leaves millions. */
    private static final int MOST = 200_000;

    private static long seen = Long.MIN_VALUE;

    @Override
    public void afterAll(QuarkusTestContext context) {
        if (Arc.container() == null || !Arc.container().isRunning()) {
            return; // the application runs in another process
        }
        List<String> faults = new ArrayList<>();
        try (Connection connection =
                        Arc.container().instance(DataSource.class).get().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, type, payload FROM events_outbox WHERE id > ? ORDER BY id LIMIT " + MOST)) {
            select.setLong(1, seen);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    seen = rows.getLong(1);
                    check(rows.getString(2), rows.getString(3), faults);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the outbox", e);
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("events break their schemas:\n" + String.join("\n", faults));
        }
    }

    /** A type without a schema belongs to a test: those of the product all have one, as EventContractTest shows. */
    private static void check(String type, String data, List<String> faults) {
        EventSchemas.faults(type, data)
                .filter(found -> !found.isEmpty())
                .ifPresent(found -> faults.add(type + " " + found + " " + data));
    }
}
