package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.storefront.PageContent.Authorisation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether the state's word for the pavilion holds, by China's days. */
class AuthorisationTest {
    @Test
    void holdsFromTheMidnightBeforeItsFirstDayToTheOneAfterItsLast() {
        Authorisation authorisation = authorisation(LocalDate.of(2026, 12, 31));

        assertThat(authorisation.stateAt(Instant.parse("2025-12-31T15:59:59Z"))).isEqualTo(Authorisation.State.NOT_YET);
        assertThat(authorisation.stateAt(Instant.parse("2025-12-31T16:00:00Z"))).isEqualTo(Authorisation.State.VALID);
        assertThat(authorisation.stateAt(Instant.parse("2026-12-31T15:59:59Z"))).isEqualTo(Authorisation.State.VALID);
        assertThat(authorisation.stateAt(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo(Authorisation.State.OVER);
    }

    @Test
    void withoutAnEndItIsNeverOver() {
        assertThat(authorisation(null).stateAt(Instant.parse("2999-01-01T00:00:00Z")))
                .isEqualTo(Authorisation.State.VALID);
    }

    private static Authorisation authorisation(@Nullable LocalDate until) {
        return new Authorisation("17/2026", "Ministry of Trade", LocalDate.of(2026, 1, 1), until);
    }
}
