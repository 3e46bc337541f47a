package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RowsTest {
    /** Of short texts and of long ones, which are looked at by eights. */
    private static final List<Integer> LENGTHS = List.of(1, 31, 32, 33, 40, 47, 64);

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T07:12:33.123456Z, 2026-11-27 07:12:33.123456",
        "2026-01-02T03:04:05Z, 2026-01-02 03:04:05.000000",
        "2026-02-28T23:59:59.000009999Z, 2026-02-28 23:59:59.000009",
        "1969-12-31T23:59:59.5Z, 1969-12-31 23:59:59.500000",
        "9999-12-31T23:59:59.999999Z, 9999-12-31 23:59:59.999999",
        "0001-01-01T00:00:00Z, 0001-01-01 00:00:00.000000",
        "+10000-01-01T00:00:00Z, 10000-01-01 00:00:00.000000",
        "-0009-01-01T00:00:00Z, -9-01-01 00:00:00.000000"
    })
    void printsTimesAsColumnsHoldThem(String instant, String printed) {
        assertThat(Literals.print(Instant.parse(instant))).isEqualTo(printed);
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
            Rows rows = Rows.of("INSERT INTO rows_test (id, content, happened_at, raw)");
            rows.number(1).text(odd).time(time).bytes(bytes);
            rows.number((Long) null).text(null).time(null).bytes(bytes);
            assertThat(rows.insert(connection)).isEqualTo(2);
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
            Rows halves = Rows.of("INSERT INTO rows_test (id, content)");
            halves.number(1).text("a").number(2);
            assertThatThrownBy(() -> halves.insert(connection)).hasMessage("3 values were given for rows of 2");
            Rows none = Rows.of("INSERT INTO rows_test (id, content)");
            assertThatThrownBy(() -> none.insert(connection)).hasMessage("0 values were given for rows of 2");
            statement.execute("DROP TEMPORARY TABLE rows_test");
        }
    }

    @Test
    void valuesOfEveryKindMakeARow() throws SQLException {
        Instant time = Instant.parse("2026-11-27T07:12:33.123456Z");
        List<@Nullable Object> values = Arrays.asList(
                Long.MAX_VALUE, -7, new BigDecimal("0.00001"), "it's", time, new byte[] {0, -1}, true, null);

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE rows_test (a BIGINT, b INT, c DECIMAL(19,5), d VARCHAR(9),"
                    + " e DATETIME(6), f VARBINARY(9), g TINYINT(1), h VARCHAR(9))");
            assertThat(Rows.of("INSERT INTO rows_test (a, b, c, d, e, f, g, h)")
                            .row(values)
                            .insert(connection))
                    .isEqualTo(1);
            try (ResultSet found = statement.executeQuery("SELECT * FROM rows_test")) {
                found.next();
                assertThat(found.getLong(1)).isEqualTo(Long.MAX_VALUE);
                assertThat(found.getInt(2)).isEqualTo(-7);
                assertThat(found.getBigDecimal(3)).isEqualTo(new BigDecimal("0.00001"));
                assertThat(found.getString(4)).isEqualTo("it's");
                assertThat(found.getTimestamp(5).toInstant()).isEqualTo(time);
                assertThat(found.getBytes(6)).isEqualTo(new byte[] {0, -1});
                assertThat(found.getBoolean(7)).isTrue();
                assertThat(found.getObject(8)).isNull();
            }
            statement.execute("DROP TEMPORARY TABLE rows_test");
        }
        Rows odd = Rows.of("INSERT INTO rows_test (a)");
        List<Object> unknown = List.of(1.5);
        assertThatThrownBy(() -> odd.row(unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever a text is made of, it stays a value. */
    @Test
    void noTextEndsItsLiteral() throws SQLException {
        Random random = new Random(7);
        List<String> texts =
                new ArrayList<>(List.of("", "'", "\\", "\\'", "''", "?", "{d '2026-01-01'}", "\0\n\r\u001a\"%_"));
        for (int number = 0; number < 300; number++) {
            texts.add(random.ints(random.nextInt(40), 0, 0x3_0000)
                    .filter(sign -> sign < Character.MIN_SURROGATE || sign > Character.MAX_SURROGATE)
                    .map(sign -> random.nextBoolean() ? sign % 128 : sign)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }

        assertThat(read(texts)).isEqualTo(texts);
    }

    /** At whatever place of a short or a long one. Half a pair of UTF-16 is no sign either. */
    @Test
    void oneOddSignKeepsATextFromStandingAsItIs() {
        for (String odd :
                List.of("'", "\\", "\n", "\0", "\u001f", "\u007f", "\u0080", "é", "中", "😀", "\ud83d", "\ude00")) {
            for (int length : LENGTHS) {
                for (int place = 0; place <= length; place++) {
                    assertThat(literal("x".repeat(place) + odd + "x".repeat(length - place)))
                            .doesNotStartWith("'");
                }
            }
        }
    }

    @Test
    void everyOtherSignOfAsciiStandsAsItIs() {
        for (char sign = ' '; sign <= '~'; sign++) {
            if (sign == '\'' || sign == '\\') {
                continue;
            }
            for (int length : LENGTHS) {
                for (int place = 0; place <= length; place++) {
                    String text = "x".repeat(place) + sign + "x".repeat(length - place);
                    assertThat(literal(text)).isEqualTo("'" + text + "'");
                }
            }
        }
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder();
        Literals.text(literal, text);
        return literal.toString();
    }

    @ParameterizedTest
    @CsvSource({"47, false", "48, true", "300, true"})
    void longPlainRunsOfAMixedTextStandAsTheyAre(int length, boolean stands) {
        String run = "x".repeat(length);
        StringBuilder literal = new StringBuilder("before ");

        Literals.text(literal, run + "中文" + run);

        String digits = HexFormat.of().formatHex((run + "中文" + run).getBytes(StandardCharsets.UTF_8));
        assertThat(literal.toString())
                .isEqualTo(
                        stands
                                ? "before CONCAT(_utf8mb4'" + run + "',_utf8mb4 X'e4b8ade69687',_utf8mb4'" + run + "')"
                                : "before _utf8mb4 X'" + digits + "'");
    }

    /** As many values as a function may have: what is behind them goes in digits, and nothing is lost. */
    @Test
    void aMixedTextOfVeryManyRunsIsReadAsItWasWritten() throws SQLException {
        String text = ("'" + "y".repeat(60) + "中").repeat(1_000);
        StringBuilder literal = new StringBuilder();

        Literals.text(literal, text);

        assertThat(literal.toString().split("_utf8mb4'", -1)).hasSize(201);
        assertThat(read(List.of(text))).containsExactly(text);
    }

    /** Runs of all lengths, beside each other and beside what ends literals. */
    @Test
    void mixedTextsAreReadAsTheyWereWritten() throws SQLException {
        Random random = new Random(11);
        List<String> odd = List.of("中", "😀", "'", "\\", "\n", "\0", "é", "\u001a", "\u007f");
        List<String> texts = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(8); part >= 0; part--) {
                random.ints(random.nextInt(120), ' ', '~' + 1).forEach(sign -> text.append((char) sign));
                text.append(random.nextBoolean() ? odd.get(random.nextInt(odd.size())) : "");
            }
            texts.add(text.toString());
        }

        assertThat(read(texts)).isEqualTo(texts);
    }

    /** A statement that looks for such a text finds it, whatever the column's order of letters is. */
    @Test
    void aMixedTextIsCompared() throws SQLException {
        String text = "中" + "z".repeat(100) + "'";
        StringBuilder literal = new StringBuilder();
        Literals.text(literal, text);
        assertThat(literal.toString()).startsWith("CONCAT(");

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE rows_test ("
                    + "a VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
                    + " b VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci)");
            Rows.of("INSERT INTO rows_test (a, b)").text(text).text(text).insert(connection);
            try (ResultSet found = statement.executeQuery(
                    "SELECT COUNT(*) FROM rows_test WHERE a = " + literal + " AND b IN (" + literal + ", 'none')")) {
                found.next();
                assertThat(found.getInt(1)).isEqualTo(1);
            }
            statement.execute("DROP TEMPORARY TABLE rows_test");
        }
    }

    private List<String> read(List<String> texts) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE rows_test (id BIGINT, content MEDIUMTEXT CHARACTER SET utf8mb4 NOT NULL)");
            Rows rows = Rows.of("INSERT INTO rows_test (id, content)");
            for (int number = 0; number < texts.size(); number++) {
                rows.number(number).text(texts.get(number));
            }
            assertThat(rows.insert(connection)).isEqualTo(texts.size());
            List<String> found = new ArrayList<>();
            try (ResultSet all = statement.executeQuery("SELECT content FROM rows_test ORDER BY id")) {
                while (all.next()) {
                    found.add(all.getString(1));
                }
            }
            statement.execute("DROP TEMPORARY TABLE rows_test");
            return found;
        }
    }
}
