package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "2026-11-11T11:11:11.123456Z", "9999-01-01T00:00:00Z"})
    void readsTimes(String time) {
        assertThat(Cursor.time(time)).isEqualTo(Instant.parse(time));
    }

    /** No column of times takes the years, and the database would fail where the caller is to be told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "0000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-11-11",
                ""
            })
    void refusesTimesThatNoListHas(String time) {
        assertThatThrownBy(() -> Cursor.time(time)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.type().status())
                .isEqualTo(400));
    }

    @Test
    void readsCodesAndRefusesWhatIsNone() {
        assertThat(Cursor.parseCodes(Cursor.print("BY-1", "", "~"), 3)).containsExactly("BY-1", "", "~");
        for (String none : List.of("货", "BY-é", "BY\u007f", "BY\t1")) {
            String cursor = Cursor.print("BY-1", none);
            assertThatThrownBy(() -> Cursor.parseCodes(cursor, 2)).as(none).isInstanceOf(Problem.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "-7, -7",
        "2147483648, 2147483647",
        "9223372036854775807, 2147483647",
        "-2147483649, -2147483648",
        "-9223372036854775808, -2147483648"
    })
    void standsAtTheEndsOfAListOfFewer(long printed, int read) {
        assertThat(Cursor.parseInt(Cursor.print(printed))).isEqualTo(read);
    }
}
