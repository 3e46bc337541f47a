package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is told of several shipments at once is numbered for each of them. */
@QuarkusTest
class TellFactsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T03:00:00Z");

    @Inject
    AcceptedOrders orders;

    @Inject
    ShipmentStore shipments;

    @Inject
    TellFacts tellFacts;

    @Inject
    EventLog log;

    @Test
    void eachShipmentsFactsGoOnWithItsOwnNumbersAndNoneIsLeftOut() {
        Shipment one = orders.booked();
        Shipment other = orders.booked();

        QuarkusTransaction.requiringNew().run(() -> {
            shipments.lock(List.of(one.id(), other.id()));
            tellFacts.tell(List.of(
                    new TellFacts.Fact(one.id(), ShipmentExceptionRaised.of(one, Trouble.SHORTAGE, TIME)),
                    new TellFacts.Fact(
                            other.id(),
                            ShipmentExceptionRaised.of(other, Trouble.SHORTAGE, TIME),
                            Optional.of("another-cause")),
                    new TellFacts.Fact(one.id(), ShipmentExceptionCleared.of(one, Trouble.SHORTAGE, TIME))));
            tellFacts.tell(List.of());
        });

        assertThat(told(one))
                .extracting(ReceivedEvent::type)
                .containsSubsequence(
                        "by.pavilion.shipment.created.v1",
                        "by.pavilion.shipment.exception-raised.v1",
                        "by.pavilion.shipment.exception-cleared.v1");
        assertThat(raised(one).correlationId()).isEqualTo("correlation-" + one.orderId());
        assertThat(raised(other).correlationId()).isEqualTo("another-cause");
        for (Shipment shipment : List.of(one, other)) {
            List<ReceivedEvent> events = told(shipment);
            assertThat(events)
                    .extracting(ReceivedEvent::sequence)
                    .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        }
    }

    private ReceivedEvent raised(Shipment shipment) {
        return told(shipment).stream()
                .filter(event -> event.type().equals("by.pavilion.shipment.exception-raised.v1"))
                .findFirst()
                .orElseThrow();
    }

    private List<ReceivedEvent> told(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100);
    }
}
