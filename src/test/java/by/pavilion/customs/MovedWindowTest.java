package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A single window that has moved: in 2020 to where it is, from an address at which nobody is. */
@QuarkusTest
@TestProfile(WithTinyWindow.class)
class MovedWindowTest {

    @Inject
    CustomsConfig config;

    @Inject
    FirmHttp http;

    @Test
    void fromTheDayOnItIsAskedAtItsOtherAddress() throws Exception {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            assertThat(window.waiting()).isEmpty();
            Connection connection = Connection.of(config).orElseThrow();
            SetClock clock = new SetClock(Instant.parse("2019-12-31T15:59:59Z"));
            HttpTransport transport = new HttpTransport(http, clock);
            assertThatThrownBy(() -> transport.receipts(connection, 1))
                    .isInstanceOfSatisfying(FirmUnavailable.class, fault -> assertThat(fault.why())
                            .isEqualTo("the single window answers 404"));

            clock.set(Instant.parse("2019-12-31T16:00:00Z"));

            assertThat(transport.receipts(connection, 1)).isEmpty();
        }
    }
}
