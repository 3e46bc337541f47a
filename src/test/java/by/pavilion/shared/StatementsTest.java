package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StatementsTest {
    private static final Instant TIME = Instant.parse("2026-11-27T07:12:33.123456Z");
    private static final String RAW = "it's \\ ";
    private static final String ODD = "{d 'it''s?'} \\ ? 中文 😀; DROP TABLE x -- ";

    @Inject
    Statements statements;

    /** A few are sent one after the other, more of them together: the driver begins with five. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 60})
    void everyRowGetsItsOwnValues(int rows) {
        inATable(() -> {
            insert(rows);

            statements.batch(
                    "UPDATE statements_test SET content = ?, happened_at = ?, amount = ?, yes = ?, raw = ?, counted = counted + ?"
                            + " WHERE id = ? AND counted = 7",
                    ids(rows)
                            .mapToObj(id -> Arrays.<@Nullable Object>asList(
                                    ODD + id,
                                    TIME.plusSeconds(id),
                                    new BigDecimal("-0.00001"),
                                    true,
                                    bytes(id),
                                    -3,
                                    id))
                            .toList());

            assertThat(read())
                    .isEqualTo(ids(rows)
                            .mapToObj(id -> Arrays.<@Nullable Object>asList(
                                    id, ODD + id, TIME.plusSeconds(id), new BigDecimal("-0.00001"), true, RAW + id, 4L))
                            .toList());
        });
    }

    /** Neither the driver nor the server looks for escapes, places of values, ends and comments inside a literal. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void signsThatMeanSomethingInAStatementMeanNothingInAValue(int rows) {
        String signs = "{fn now()} {\"a\":\"?\"}; -- # /* %s `b` ";
        inATable(() -> {
            insert(rows);

            statements.batch(
                    "UPDATE statements_test SET content = ? WHERE id = ?",
                    ids(rows).mapToObj(id -> List.<Object>of(signs + id, id)).toList());

            assertThat(statements.list("SELECT content FROM statements_test ORDER BY id", row -> row.getString(1)))
                    .isEqualTo(ids(rows).mapToObj(id -> signs + id).toList());
        });
    }

    @Test
    void nothingIsAValueToo() {
        inATable(() -> {
            insert(6);
            statements.batch(
                    "UPDATE statements_test SET content = ?, happened_at = ?, amount = ?, yes = ?, raw = ? WHERE id = ?",
                    ids(6).mapToObj(id -> Arrays.<@Nullable Object>asList(null, null, null, null, null, id))
                            .toList());

            assertThat(statements.number(
                            "SELECT COUNT(*) FROM statements_test WHERE content IS NULL AND happened_at IS NULL"
                                    + " AND amount IS NULL AND yes IS NULL AND raw IS NULL"))
                    .isEqualTo(6);
        });
    }

    /** As one statement after the other, of which the later ones see what the former have written. */
    @Test
    void aRowThatComesTwiceIsChangedTwice() {
        inATable(() -> {
            insert(1);
            statements.batch(
                    "UPDATE statements_test SET counted = counted * ? WHERE id = ?",
                    LongStream.range(0, 6)
                            .mapToObj(time -> List.<Object>of(2, 1L))
                            .toList());

            assertThat(statements.number("SELECT counted FROM statements_test")).isEqualTo(7 << 6);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 60})
    void eachUpdateTellsHowManyRowsItHasFound(int rows) {
        inATable(() -> {
            insert(rows);
            String update = "UPDATE statements_test SET content = ? WHERE id = ?";
            List<List<Object>> values = Stream.concat(
                            Stream.of(List.<Object>of("a", 1_000L)), ids(rows).mapToObj(id -> List.<Object>of("a", id)))
                    .toList();

            for (int time = 0; time < 2; time++) { // found, whether or not anything is another then
                int[] found = statements.batch(update, values);

                assertThat(found).hasSize(rows + 1).startsWith(0);
                assertThat(Arrays.stream(found).skip(1)).containsOnly(1);
            }
            assertThat(statements.batch(update, List.of())).isEmpty();
        });
    }

    /** Whether they are few or many, and whichever forms the values of a column have. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 40, 41, 100})
    void eachOfManyRowsGetsItsOwnValues(int rows) {
        inATable(() -> {
            insert(rows);

            int found = statements.updateAll(
                    """
                    UPDATE statements_test SET content = ?, happened_at = ?, amount = ?, yes = ?, raw = ?,
                      counted = counted + ?
                    WHERE id = ? AND counted = ?""",
                    ids(rows)
                            .mapToObj(id -> Arrays.<@Nullable Object>asList(
                                    content(id),
                                    happened(id),
                                    new BigDecimal(id + ".00001"),
                                    true,
                                    bytes(id),
                                    -3,
                                    id,
                                    7))
                            .toList());

            assertThat(found).isEqualTo(rows);
            assertThat(read())
                    .isEqualTo(ids(rows)
                            .mapToObj(id -> Arrays.<@Nullable Object>asList(
                                    id, content(id), happened(id), new BigDecimal(id + ".00001"), true, RAW + id, 4L))
                            .toList());
        });
    }

    /** Nothing, plain text, and text that is written as its bytes. */
    private static @Nullable String content(long id) {
        if (id % 3 == 1) {
            return null;
        }
        return id % 3 == 2 ? "plain" + id : ODD + id;
    }

    private static @Nullable Instant happened(long id) {
        return id % 2 == 1 ? null : TIME.plusSeconds(id);
    }

    @Test
    void nothingIsAValueOfManyRowsToo() {
        inATable(() -> {
            insert(9);
            statements.updateAll(
                    "UPDATE statements_test SET content = ?, happened_at = ?, amount = ?, yes = ?, raw = ? WHERE id = ?",
                    ids(9).mapToObj(id -> Arrays.<@Nullable Object>asList(null, null, null, null, null, id))
                            .toList());

            assertThat(statements.number(
                            "SELECT COUNT(*) FROM statements_test WHERE content IS NULL AND happened_at IS NULL"
                                    + " AND amount IS NULL AND yes IS NULL AND raw IS NULL"))
                    .isEqualTo(9);
        });
    }

    /** Of which kind a column of the table of values is, all its rows say together. */
    @Test
    void nothingMayStandAboveEachKindOfValue() {
        inATable(() -> {
            insert(20);

            statements.updateAll(
                    "UPDATE statements_test SET amount = ?, yes = ?, raw = ?, counted = ? WHERE id = ?",
                    ids(20).mapToObj(id -> id % 2 == 1
                                    ? Arrays.<@Nullable Object>asList(null, null, null, null, id)
                                    : Arrays.<@Nullable Object>asList(
                                            new BigDecimal("-" + id + ".00001"),
                                            false,
                                            bytes(id),
                                            Long.MAX_VALUE - id,
                                            id))
                            .toList());

            assertThat(statements.number("SELECT COUNT(*) FROM statements_test WHERE amount IS NULL AND yes IS NULL"
                            + " AND raw IS NULL AND counted IS NULL"))
                    .isEqualTo(10);
            assertThat(statements.list(
                            "SELECT id, amount, yes, raw, counted FROM statements_test WHERE MOD(id, 2) = 0 ORDER BY id",
                            row -> List.<Object>of(
                                    row.getLong("id"),
                                    row.getBigDecimal("amount"),
                                    row.getBoolean("yes"),
                                    row.getString("raw"),
                                    row.getLong("counted"))))
                    .isEqualTo(LongStream.rangeClosed(1, 10)
                            .map(half -> 2 * half)
                            .mapToObj(id -> List.<Object>of(
                                    id, new BigDecimal("-" + id + ".00001"), false, RAW + id, Long.MAX_VALUE - id))
                            .toList());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 60})
    void anUpdateOfManyTellsHowManyRowsItHasFound(int rows) {
        inATable(() -> {
            insert(rows);
            List<List<Object>> values = Stream.concat(
                            Stream.of(List.<Object>of("a", 1_000L)), ids(rows).mapToObj(id -> List.<Object>of("a", id)))
                    .toList();

            for (int time = 0; time < 2; time++) { // found, whether or not anything is another then
                assertThat(statements.updateAll("UPDATE statements_test SET content = ? WHERE id = ?", values))
                        .isEqualTo(rows);
            }
            assertThat(statements.updateAll("UPDATE statements_test SET content = ? WHERE id = ?", List.of()))
                    .isZero();
        });
    }

    @Test
    void dozensOfRowsAreUpdatedByOneStatement() {
        inATable(() -> {
            insert(50);
            long before = updates();

            statements.updateAll(
                    "UPDATE statements_test SET content = ? WHERE id = ?",
                    ids(50).mapToObj(id -> List.<Object>of("a" + id, id)).toList());

            assertThat(updates() - before).as("of 25 each").isEqualTo(2);
        });
    }

    private long updates() {
        return statements
                .list(
                        "SHOW SESSION STATUS WHERE Variable_name IN ('Com_update', 'Com_update_multi')",
                        row -> row.getLong(2))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void aRowThatComesTwiceAmongManyIsChangedTwice(int rows) {
        inATable(() -> {
            insert(rows);

            int found = statements.updateAll(
                    "UPDATE statements_test SET counted = counted * ? WHERE id = ?",
                    Stream.concat(ids(rows).boxed(), Stream.of(1L))
                            .map(id -> List.<Object>of(2, id))
                            .toList());

            assertThat(found).isEqualTo(rows + 1);
            assertThat(statements.list("SELECT counted FROM statements_test ORDER BY id", row -> row.getInt(1)))
                    .startsWith(28)
                    .hasSize(rows)
                    .endsWith(14);
        });
    }

    @Test
    void manyRowsAreFoundByTextsToo() {
        inATable(() -> {
            insert(20);
            statements.updateAll(
                    "UPDATE statements_test SET content = ? WHERE id = ?",
                    ids(20).mapToObj(id -> List.<Object>of(ODD + id, id)).toList());

            int found = statements.updateAll(
                    "UPDATE statements_test SET counted = ? WHERE content = ?",
                    ids(20).mapToObj(id -> List.<Object>of(id * 100, ODD + id)).toList());

            assertThat(found).isEqualTo(20);
            assertThat(statements.list("SELECT counted FROM statements_test ORDER BY id", row -> row.getLong(1)))
                    .isEqualTo(ids(20).mapToObj(id -> id * 100).toList());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void whatIsNoUpdateOfRowsOrHasAValueTooFewIsRefused(int rows) {
        List<List<Object>> values =
                ids(rows).mapToObj(id -> List.<Object>of(id)).toList();

        assertThatThrownBy(() -> statements.updateAll("DELETE FROM statements_test WHERE id = ?", values))
                .hasMessageContaining("not an update of single rows");
        assertThatThrownBy(() -> statements.updateAll("UPDATE statements_test SET content = ? WHERE id = ?", values))
                .hasMessage("1 values were given for 2 question marks");
    }

    @Test
    void whatTheDatabaseRefusesOfManyRowsIsTold() {
        inATable(() -> {
            insert(20);
            assertThatThrownBy(() -> statements.updateAll(
                            "UPDATE statements_test SET content = ? WHERE id = ?",
                            ids(20).mapToObj(id -> List.<Object>of("a".repeat(id == 4 ? 200 : 9), id))
                                    .toList()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a statement failed: UPDATE statements_test");
        });
    }

    @Test
    void anInsertTellsHowManyRowsAreNew() {
        String insert = "INSERT IGNORE INTO statements_new (id)";
        QuarkusTransaction.requiringNew().run(() -> {
            statements.update("CREATE TEMPORARY TABLE statements_new (id BIGINT NOT NULL PRIMARY KEY)");
            try {
                assertThat(statements.insert(
                                insert,
                                ids(3).mapToObj(id -> List.<Object>of(id)).toList()))
                        .isEqualTo(3);
                assertThat(statements.insert(
                                insert,
                                ids(5).mapToObj(id -> List.<Object>of(id)).toList()))
                        .isEqualTo(2);
                assertThat(statements.insert(insert, List.of())).isZero();
            } finally {
                statements.update("DROP TEMPORARY TABLE statements_new");
            }
        });
    }

    @Test
    void whatHasNoLiteralIsBound() {
        inATable(() -> {
            insert(6);
            statements.batch(
                    "UPDATE statements_test SET day = ?, content = ? WHERE id = ?",
                    ids(6).mapToObj(id -> List.<Object>of(Date.valueOf("2026-11-27"), ODD, id))
                            .toList());

            assertThat(statements.list(
                            "SELECT day, content FROM statements_test WHERE content IS NOT NULL",
                            row -> List.of(row.getString(1), row.getString(2))))
                    .hasSize(6)
                    .containsOnly(List.of("2026-11-27", ODD));
        });
    }

    @Test
    void aValueTooFewOrTooManyIsRefused() {
        assertThatThrownBy(() -> statements.batch(
                        "UPDATE statements_test SET content = ? WHERE id = ?", List.of(List.<Object>of("a"))))
                .hasMessage("1 values were given for 2 question marks");
        assertThatThrownBy(() -> statements.batch(
                        "UPDATE statements_test SET content = ? WHERE id = ?", List.of(List.<Object>of("a", 1, 2))))
                .hasMessage("3 values were given for 2 question marks");
    }

    @Test
    void whatTheDatabaseRefusesIsTold() {
        inATable(() -> {
            insert(6);
            assertThatThrownBy(() -> statements.batch(
                            "UPDATE statements_test SET content = ? WHERE id = ?",
                            ids(6).mapToObj(id -> List.<Object>of("a".repeat(id == 4 ? 200 : 9), id))
                                    .toList()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a statement failed: UPDATE statements_test");
        });
    }

    /** Short lists are bound, long ones stand in the statement: nobody notices which. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 100})
    void rowsAreFoundByListsOfAnyLength(int rows) {
        inATable(() -> {
            insert(rows);
            statements.updateAll(
                    "UPDATE statements_test SET content = ?, happened_at = ? WHERE id = ?",
                    ids(rows)
                            .mapToObj(id -> List.<Object>of(ODD + id, TIME.plusSeconds(id), id))
                            .toList());
            String among = " IN (" + Statements.placeholders(rows) + ")";
            Object[] texts = ids(rows).mapToObj(id -> ODD + id).toArray();
            Object[] times = ids(rows).mapToObj(TIME::plusSeconds).toArray();
            Object[] none = ids(rows).mapToObj(id -> "'" + id).toArray();
            List<Long> all = ids(rows).boxed().toList();

            assertThat(found("WHERE content" + among, texts)).isEqualTo(all);
            assertThat(found("WHERE happened_at" + among, times)).isEqualTo(all);
            assertThat(found("WHERE id" + among, all.toArray())).isEqualTo(all);
            assertThat(found("WHERE content" + among, none)).isEmpty();
            assertThat(statements.update("UPDATE statements_test SET counted = 9 WHERE content" + among, texts))
                    .isEqualTo(rows);
            assertThat(statements.update("DELETE FROM statements_test WHERE content" + among, texts))
                    .isEqualTo(rows);
        });
    }

    private List<Long> found(String where, Object... values) {
        return statements.list(
                "SELECT id FROM statements_test " + where + " ORDER BY id", row -> row.getLong(1), values);
    }

    @Test
    void aLongListWithAValueThatHasNoLiteralIsBound() {
        inATable(() -> {
            insert(10);
            statements.update("UPDATE statements_test SET day = ?", Date.valueOf("2026-11-27"));
            List<Object> values = new ArrayList<>(ids(10).boxed().toList());
            values.add(Date.valueOf("2026-11-27"));

            assertThat(found("WHERE id IN (" + Statements.placeholders(10) + ") AND day = ?", values.toArray()))
                    .hasSize(10);
        });
    }

    @Test
    void whatTheDatabaseRefusesOfALongListIsToldWithoutItsValues() {
        Object[] values = ids(9).mapToObj(id -> "secret" + id).toArray();

        assertThatThrownBy(() -> statements.list(
                        "SELECT 1 FROM statements_never WHERE a IN (" + Statements.placeholders(9) + ")",
                        row -> row.getLong(1),
                        values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a statement failed: SELECT 1 FROM statements_never")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> statements.list("SELECT ?", row -> row.getLong(1), values))
                .hasMessage("9 values were given for 1 question marks");
    }

    /** Of every year that anyone may name, whichever way it was written and is read; nobody counts days as Romans did. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27T07:12:33.123456Z",
                "2026-03-29T01:30:00Z",
                "1969-12-31T23:59:59.5Z",
                "1000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void aTimeIsReadAsItWasWritten(String text) {
        Instant time = Instant.parse(text);
        inATable(() -> {
            insert(3);
            statements.update("UPDATE statements_test SET happened_at = ? WHERE id = 1", time);
            statements.batch(
                    "UPDATE statements_test SET happened_at = ? WHERE id = ?", List.of(List.<Object>of(time, 2L)));

            assertThat(statements.list(
                            "SELECT happened_at FROM statements_test WHERE happened_at = ?",
                            row -> List.of(
                                    Statements.instant(row, 1),
                                    Statements.instant(row, "happened_at"),
                                    Statements.optionalInstant(row, 1).orElseThrow(),
                                    Statements.optionalInstant(row, "happened_at")
                                            .orElseThrow()),
                            time))
                    .containsExactly(List.of(time, time, time, time), List.of(time, time, time, time));
            assertThat(statements.list(
                            "SELECT happened_at FROM statements_test WHERE id = 3",
                            row -> List.of(
                                    Statements.optionalInstant(row, 1),
                                    Statements.optionalInstant(row, "happened_at"))))
                    .containsExactly(List.of(Optional.empty(), Optional.empty()));
        });
    }

    @Test
    void ofATimeWhatColumnsDoNotHoldIsLeftOut() {
        inATable(() -> {
            insert(1);
            statements.update(
                    "UPDATE statements_test SET happened_at = ?", Instant.parse("2026-12-31T23:59:59.999999999Z"));

            assertThat(statements.list(
                            "SELECT happened_at FROM statements_test", row -> Statements.instant(row, "happened_at")))
                    .containsExactly(Instant.parse("2026-12-31T23:59:59.999999Z"));
        });
    }

    private static byte[] bytes(long id) {
        return (RAW + id).getBytes(StandardCharsets.UTF_8);
    }

    private static LongStream ids(int rows) {
        return LongStream.rangeClosed(1, rows);
    }

    private void insert(int rows) {
        statements.insert(
                "INSERT INTO statements_test (id, counted)",
                ids(rows).mapToObj(id -> List.<Object>of(id, 7)).toList());
    }

    private List<List<@Nullable Object>> read() {
        return statements.list(
                "SELECT * FROM statements_test ORDER BY id",
                row -> Arrays.<@Nullable Object>asList(
                        row.getLong("id"),
                        row.getString("content"),
                        Statements.optionalInstant(row, "happened_at").orElse(null),
                        row.getBigDecimal("amount"),
                        row.getBoolean("yes"),
                        row.getString("raw"),
                        row.getLong("counted")));
    }

    /** A table that only this transaction's connection sees. */
    private void inATable(Runnable test) {
        QuarkusTransaction.requiringNew().run(() -> {
            statements.update("DROP TEMPORARY TABLE IF EXISTS statements_test");
            statements.update(
                    "CREATE TEMPORARY TABLE statements_test (id BIGINT, content VARCHAR(99) CHARACTER SET utf8mb4,"
                            + " happened_at DATETIME(6), amount DECIMAL(19,5), yes TINYINT(1), raw VARBINARY(20), counted BIGINT, day DATE)");
            try {
                test.run();
            } finally {
                statements.update("DROP TEMPORARY TABLE statements_test");
            }
        });
    }
}
