package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.CebSchema;
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
 * After each class of tests that ran in the application, holds every message that was written to customs meanwhile against our
 * schema. So no test, whatever it is about, can write a message that customs would send back. Quarkus finds it in {@code
 * META-INF/services}.
 */
public class EveryMessageIsValid implements QuarkusTestAfterAllCallback {
    private static final CebSchema SCHEMA = new CebSchema();
    private static long lastChecked;

    @Override
    public void afterAll(QuarkusTestContext context) {
        if (Arc.container() == null || !Arc.container().isRunning()) {
            return; // the application runs in another process, whose journeys look themselves
        }
        MessageStore messages = Arc.container().instance(MessageStore.class).get();
        for (MessageId id : written()) {
            assertThat(SCHEMA.faultsIn(messages.content(id)))
                    .as("faults of message %s", id)
                    .isEmpty();
            lastChecked = id.value();
        }
    }

    private static List<MessageId> written() {
        DataSource dataSource = Arc.container().instance(DataSource.class).get();
        List<MessageId> written = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id FROM customs_messages WHERE direction = 'OUT' AND id > ? ORDER BY id")) {
            select.setLong(1, lastChecked);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    written.add(new MessageId(rows.getLong(1)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the messages that were written", e);
        }
        return written;
    }
}
