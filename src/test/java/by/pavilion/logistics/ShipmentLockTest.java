package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.Meanwhile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever locks a shipment sees it as it is, even if the transaction has read it before. */
@QuarkusTest
class ShipmentLockTest {
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
}
