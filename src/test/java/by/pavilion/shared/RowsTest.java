package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RowsTest {
    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T07:12:33.123456Z, 2026-11-27 07:12:33.123456",
        "2026-01-02T03:04:05Z, 2026-01-02 03:04:05.000000",
        "2026-02-28T23:59:59.000009999Z, 2026-02-28 23:59:59.000009",
        "1969-12-31T23:59:59.5Z, 1969-12-31 23:59:59.500000",
        "9999-12-31T23:59:59.999999Z, 9999-12-31 23:59:59.999999"
    })
    void printsTimesAsColumnsHoldThem(String instant, String printed) {
        assertThat(Rows.print(Instant.parse(instant))).isEqualTo(printed);
    }

    /** Quotes, backslashes and signs beyond the basic plane come back as they were, and times as the driver reads them. */
    @Test
    void whatIsWrittenIsRead() throws SQLException {
        Instant time = Instant.parse("2026-11-27T07:12:33.123456Z");
        String odd = "{\"a\":\"it's \\\\ 中文 😀\"}";
        byte[] bytes = {0, 39, 92, -1, 26};

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE rows_test (id BIGINT, content VARCHAR(99) CHARACTER SET utf8mb4,"
                    + " happened_at DATETIME(6), raw VARBINARY(9))");
            try (Rows rows = Rows.of(connection, "INSERT INTO rows_test (id, content, happened_at, raw)", 2)) {
                rows.number(1).text(odd).time(time).bytes(bytes);
                rows.number((Long) null).text(null).time(null).bytes(bytes);
                assertThat(rows.insert()).isEqualTo(2);
            }
            try (ResultSet found = statement.executeQuery("SELECT * FROM rows_test ORDER BY id DESC")) {
                found.next();
                assertThat(found.getLong(1)).isEqualTo(1);
                assertThat(found.getString(2)).isEqualTo(odd);
                assertThat(found.getTimestamp(3).toInstant()).isEqualTo(time);
                assertThat(found.getBytes(4)).isEqualTo(bytes);
                found.next();
                assertThat(found.getObject(1)).isNull();
                assertThat(found.getString(2)).isNull();
                assertThat(found.getTimestamp(3)).isNull();
            }
            try (Rows rows = Rows.of(connection, "INSERT INTO rows_test (id, content)", 2)) {
                rows.number(1).text("a").number(2);
                assertThatThrownBy(rows::insert).hasMessage("3 values were given where there are 4");
            }
            statement.execute("DROP TEMPORARY TABLE rows_test");
        }
    }
}
