package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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
        assertThatThrownBy(() -> Cursor.time(time))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type().status())
                                .isEqualTo(400));
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
