package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.Meanwhile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever locks a shipment sees it as it is, even if the transaction has read it before. */
@QuarkusTest
class ShipmentLockTest {
    private static final Instant ETA = Instant.parse("2030-01-02T03:04:05.123456Z");

    @Inject
    AcceptedOrders orders;

    @Inject
    ShipmentStore shipments;

    @Test
    void whatOthersHaveWrittenSinceItWasReadIsSeenByTheLock() {
        Shipment shipment = orders.booked();

        QuarkusTransaction.requiringNew().run(() -> {
            shipments.findByOrders(List.of(shipment.orderId()));
            Meanwhile.another(() -> {
                shipments.lock(List.of(shipment.id()));
                shipments.update(shipment.with(Voiding.ASKED));
            });

            assertThat(shipments.lock(List.of(shipment.id())).values())
                    .extracting(Shipment::voiding)
                    .containsExactly(Optional.of(Voiding.ASKED));
        });
    }

    /** So many that they are written by one statement. */
    @Test
    void eachOfManyIsWrittenAsItIs() {
        List<ShipmentId> many =
                Stream.generate(orders::accepted).limit(9).map(Shipment::id).toList();

        QuarkusTransaction.requiringNew().run(() -> {
            List<Shipment> expected = shipments.lock(many).values().stream()
                    .map(shipment -> shipment.expected(Optional.of(ETA.plusSeconds(many.indexOf(shipment.id())))))
                    .toList();
            shipments.update(expected);

            assertThat(shipments.lock(many).values()).containsExactlyElementsOf(expected);
        });
    }
}
