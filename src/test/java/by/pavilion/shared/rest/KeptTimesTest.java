package by.pavilion.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTimesTest {
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2026-11-11", "9999-12-31"})
    void takesWhatACalendarHas(String day) {
        assertThat(KeptTimes.day(day)).isEqualTo(LocalDate.parse(day));
        assertThat(KeptTimes.instant(day + "T00:00:00Z")).isEqualTo(Instant.parse(day + "T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "-0001-01-01", "+10000-01-01", "+999999999-12-31", "2026-02-30", "today"})
    void refusesWhatNobodyCanKeep(String day) {
        assertThatThrownBy(() -> KeptTimes.day(day)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> KeptTimes.instant(day + "T00:00:00Z")).isInstanceOf(DateTimeException.class);
    }
}
