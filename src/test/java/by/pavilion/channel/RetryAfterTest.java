package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    @Test
    void isSecondsOrATime() {
        assertThat(RetryAfter.read("30", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.read(" 0 ", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("Wed, 11 Nov 2026 12:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
    }

    @Test
    void isNeverLongerThanSomebodyWouldNotice() {
        assertThat(RetryAfter.read("86400", NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.read("999999999999999", NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.read("Thu, 12 Nov 2026 12:01:00 GMT", NOW)).contains(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999999999", "Wed, 11 Nov 2026 11:59:00 GMT"})
    void saysNothingWhenItCannotBeReadOrIsOver(String text) {
        assertThat(RetryAfter.read(text, NOW)).isEmpty();
    }
}
