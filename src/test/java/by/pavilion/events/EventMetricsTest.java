package by.pavilion.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventMetricsTest {
    @ParameterizedTest
    @ValueSource(strings = {"pavilion_outbox_depth", "pavilion_outbox_lag_seconds", "pavilion_dead_letters"})
    void tellsANumber(String metric) {
        System.gc(); // what is only weakly held would be gone

        assertThat(valueOf(metric)).matches("\\d+\\.\\d+");
    }

    @Test
    void aLagOfNothingIsNone() {
        assertThat(Double.parseDouble(valueOf("pavilion_outbox_lag_seconds"))).isLessThan(60);
    }

    private static String valueOf(String metric) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("absent");
    }
}
