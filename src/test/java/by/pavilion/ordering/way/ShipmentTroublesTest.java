package by.pavilion.ordering.way;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShipmentTroublesTest {

    /** A cause that a later version tells of is a delay all the same. */
    @ParameterizedTest
    @CsvSource({
        "departure, shipment-delayed-departure",
        "no_departure, shipment-delayed-no-departure",
        "not_fetched, shipment-delayed-not-fetched",
        "no_answer, shipment-delayed-no-answer",
        "carrier, shipment-delayed",
        "snow, shipment-delayed",
        ", shipment-delayed",
    })
    void aDelaySaysWhomToAsk(String cause, String reason) {
        assertThat(ShipmentTroubles.reason(trouble("delayed", OrderStatus.SHIPPED, Optional.ofNullable(cause))))
                .isEqualTo(reason);
        assertThat(ShipmentTroubles.reason(trouble("delayed", OrderStatus.DECLARED, Optional.ofNullable(cause))))
                .isEqualTo(reason);
    }

    @Test
    void whatIsLostBeforeTheReleaseEndsAtCustoms() {
        assertThat(ShipmentTroubles.reason(trouble("lost", OrderStatus.DECLARED, Optional.empty())))
                .isEqualTo("shipment-lost-before-release");
        assertThat(ShipmentTroubles.reason(trouble("lost", OrderStatus.SHIPPED, Optional.empty())))
                .isEqualTo("shipment-lost");
    }

    private static WayStore.Open trouble(String kind, OrderStatus status, Optional<String> cause) {
        return new WayStore.Open(
                new OrderId(1), kind, 2, "shp_0HZX3K8Q00003", Instant.EPOCH, status, Optional.empty(), cause);
    }
}
