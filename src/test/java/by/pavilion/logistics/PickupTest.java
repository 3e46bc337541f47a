package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickupTest {
    private static final Instant FROM = Instant.parse("2026-11-12T02:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-12T06:00:00Z");

    @Test
    void isWhatTheCarrierTells() {
        assertThat(Pickup.told("PU-1", Optional.of(FROM), Optional.of(UNTIL)))
                .contains(new Pickup("PU-1", FROM, UNTIL));
        assertThat(Pickup.told("PU-1", Optional.empty(), Optional.of(UNTIL))).isEmpty();
        assertThat(Pickup.told("PU-1", Optional.of(FROM), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-11-12T02:00:00Z, 2026-11-12T06:00:00Z",
        "PU 1, 2026-11-12T02:00:00Z, 2026-11-12T06:00:00Z",
        "揽收, 2026-11-12T02:00:00Z, 2026-11-12T06:00:00Z",
        "PU-1, 2026-11-12T06:00:01Z, 2026-11-12T06:00:00Z",
        "PU-1, 1999-11-12T02:00:00Z, 2026-11-12T06:00:00Z",
        "PU-1, 2026-11-12T02:00:00Z, +10000-11-12T06:00:00Z"
    })
    void isNoneWhereThatCannotBe(String number, Instant from, Instant until) {
        assertThat(Pickup.told(number, Optional.of(from), Optional.of(until))).isEmpty();
    }
}
