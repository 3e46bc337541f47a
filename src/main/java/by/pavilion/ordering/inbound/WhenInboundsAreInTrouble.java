package by.pavilion.ordering.inbound;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes what is wrong with goods in bulk. What was called off too late is not called off. */
@ApplicationScoped
class WhenInboundsAreInTrouble implements Reaction {
    private static final String RAISED = "by.pavilion.shipment.exception-raised.v1";
    private static final String CLEARED = "by.pavilion.shipment.exception-cleared.v1";
    private static final String BULK = "bulk_inbound";
    private static final String TOO_LATE = "cancelled_too_late";

    private final InboundStore store;
    private final InboundTroubleStore troubles;
    private final ReopenInbound reopenInbound;
    private final Ids ids;

    WhenInboundsAreInTrouble(InboundStore store, InboundTroubleStore troubles, ReopenInbound reopenInbound, Ids ids) {
        this.store = store;
        this.troubles = troubles;
        this.reopenInbound = reopenInbound;
        this.ids = ids;
    }

    /** What we need of logistics' events. */
    record Told(
            @Nullable String shipmentKind,
            List<Parcel> parcels,
            String kind,
            @Nullable String cause,
            @Nullable Instant raisedAt) {
        record Parcel(List<Line> lines) {}

        record Line(String lineId) {}
    }

    @Override
    public String context() {
        return "ordering";
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public Set<String> types() {
        return Set.of(RAISED, CLEARED);
    }

    /** One by one: bulk shipments are few, and what is wrong with them is rare. */
    @Override
    public void on(List<ReceivedEvent> portion) {
        for (ReceivedEvent event : portion) {
            Told told = event.as(Told.class);
            if (BULK.equals(told.shipmentKind())) {
                inboundOf(told).ifPresent(inbound -> note(inbound, event, told));
            }
        }
    }

    /** All lots of a shipment are of one inbound. */
    private Optional<InboundId> inboundOf(Told told) {
        return told.parcels().stream()
                .flatMap(parcel -> parcel.lines().stream())
                .findFirst()
                .flatMap(line -> store.inboundOf(InboundLineId.fromString(line.lineId())));
    }

    private void note(InboundId inbound, ReceivedEvent event, Told told) {
        if (event.type().equals(CLEARED)) {
            troubles.clear(inbound, told.kind(), told.cause());
        } else if (told.kind().equals(TOO_LATE)) {
            reopenInbound.reopen(inbound);
        } else {
            troubles.raise(
                    new InboundTroubleStore.Open(
                            inbound,
                            told.kind(),
                            ids.next(),
                            Objects.requireNonNullElse(told.raisedAt(), event.time())),
                    told.cause());
        }
    }
}
