package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/**
 * The log can be read by Debezium's outbox event router: the columns against its documentation ("Basic outbox table"), and
 * {@code docs/events.md} against the columns and the headers that our relay sends. No connector runs here.
 */
@QuarkusTest
class DebeziumLayoutTest {
    private static final Pattern PLACED = Pattern.compile("(\\w+):header:(ce_\\w+)");
    private static final Pattern NAMED = Pattern.compile("(?:table\\.field\\.event\\.key|route\\.by\\.field)=(\\w+)");

    @Inject
    DataSource dataSource;

    @Test
    void theLogHasTheColumnsThatTheRouterExpects() throws SQLException {
        String present = "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                + " AND table_name = 'events_outbox' AND is_nullable = 'NO'";
        String key = "SELECT column_name FROM information_schema.key_column_usage WHERE table_schema = DATABASE()"
                + " AND table_name = 'events_outbox' AND constraint_name = 'PRIMARY'";

        assertThat(names(present)).contains("id", "aggregatetype", "aggregateid", "type", "payload");
        assertThat(names(key)).as("each id once").containsExactly("id");
    }

    @Test
    void theDocumentNamesColumnsThatThereAre() throws IOException, SQLException {
        List<String> named = new ArrayList<>();
        PLACED.matcher(section()).results().map(found -> found.group(1)).forEach(named::add);
        NAMED.matcher(section()).results().map(found -> found.group(1)).forEach(named::add);

        assertThat(named).contains("type", "sequence", "correlation_id", "aggregateid", "aggregatetype");
        assertThat(names("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = 'events_outbox'"))
                .containsAll(named);
    }

    /** Who takes the relay's place has to send the same headers: the router places some, and the document names the others. */
    @Test
    void theDocumentNamesEachHeaderThatTheRelaySends() throws IOException {
        LoggedEvent event = new LoggedEvent(
                1,
                1,
                Topic.ORDERS,
                "ord_0000000000001",
                1,
                TestEvents.TYPE,
                Instant.EPOCH,
                Instant.EPOCH,
                "evt_0000000000001",
                "evt_0000000000001",
                "00-31b18057094bded34f1561cc036bcd13-0caf694bb63caff7-00",
                "{}");
        Set<String> sent = new TreeSet<>();
        for (Header header : Envelope.message(event).headers()) {
            sent.add(header.key());
        }

        Set<String> named = Pattern.compile("ce_\\w+|content-type")
                .matcher(section())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(sent);
    }

    private static String section() throws IOException {
        String document = Files.readString(Path.of("docs", "events.md"));
        return document.substring(document.indexOf("\n## Kafka Connect with Debezium"));
    }

    private List<String> names(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
