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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
        List.of(one, other).forEach(this::assertNumberedWithoutGaps);
    }

    @Test
    void whatHasChangedIsWrittenWithTheNumbersOfWhatIsTold() {
        Shipment both = orders.booked();
        Shipment told = orders.booked();
        Shipment changed = orders.booked();

        QuarkusTransaction.requiringNew().run(() -> {
            Map<ShipmentId, Shipment> before = shipments.lock(List.of(both.id(), told.id(), changed.id()));
            List<Shipment> expected = Stream.of(both, changed)
                    .map(shipment -> Objects.requireNonNull(before.get(shipment.id()))
                            .expected(Optional.of(TIME.plusSeconds(shipment.id().value() % 1_000))))
                    .toList();
            tellFacts.tell(
                    expected,
                    List.of(
                            new TellFacts.Fact(both.id(), ShipmentExceptionRaised.of(both, Trouble.SHORTAGE, TIME)),
                            new TellFacts.Fact(told.id(), ShipmentExceptionRaised.of(told, Trouble.SHORTAGE, TIME)),
                            new TellFacts.Fact(both.id(), ShipmentExceptionCleared.of(both, Trouble.SHORTAGE, TIME))));

            Map<ShipmentId, Shipment> after = shipments.lock(before.keySet());
            assertThat(after.get(both.id())).isEqualTo(expected.get(0));
            assertThat(after.get(changed.id())).isEqualTo(expected.get(1));
            assertThat(after.get(told.id())).isEqualTo(before.get(told.id()));
        });

        assertThat(told(both))
                .extracting(ReceivedEvent::type)
                .containsSubsequence(
                        "by.pavilion.shipment.exception-raised.v1", "by.pavilion.shipment.exception-cleared.v1");
        List.of(both, told, changed).forEach(this::assertNumberedWithoutGaps);
    }

    private void assertNumberedWithoutGaps(Shipment shipment) {
        List<ReceivedEvent> events = told(shipment);
        assertThat(events)
                .extracting(ReceivedEvent::sequence)
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
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
