package by.pavilion.ordering.inbound;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.way.ParcelStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes which shipments move our inbounds, and where these are. */
@ApplicationScoped
class WhenInboundsMove implements Reaction {
    private static final String CREATED = "by.pavilion.shipment.created.v1";
    private static final String TRACKED = "by.pavilion.shipment.tracking-recorded.v1";
    private static final String BULK = "bulk_inbound";

    /** What is of the goods' handling and nothing that a reader waits for. */
    private static final Set<String> INTERNAL =
            Set.of("label_created", "packed_into", "unpacked", "loaded", "unloaded", "gauge_changed", "other");

    private final InboundStore store;

    WhenInboundsMove(InboundStore store) {
        this.store = store;
    }

    /** What we need of logistics' events. */
    record Kind(@Nullable String shipmentKind) {}

    record Created(String shipmentId, String inboundId, List<Parcel> parcels) {
        record Parcel(String parcelId, List<Line> lines) {}

        record Line(String lineId) {}
    }

    record Tracked(Recorded event) {
        record Recorded(
                String eventId,
                String parcelId,
                String code,
                String classifier,
                Instant occurredAt,
                String occurredAtOffset,
                Place location,
                Source source,
                @Nullable String retracts) {}

        record Place(@Nullable String name, @Nullable String country) {}

        record Source(String party, String eventId) {}
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
        return Set.of(CREATED, TRACKED);
    }

    /** Each of the many steps of a parcel is kept under its own number. */
    @Override
    public boolean toleratesRepeats(ReceivedEvent event) {
        return event.type().equals(TRACKED);
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        List<InboundStore.Step> steps = new ArrayList<>();
        for (ReceivedEvent event : portion) {
            // almost all are of single parcels, and need not be read for that
            if (!event.data().contains(BULK)
                    || !BULK.equals(event.as(Kind.class).shipmentKind())) {
                continue;
            }
            if (event.type().equals(CREATED)) {
                begun(event.as(Created.class));
            } else {
                step(event.as(Tracked.class).event()).ifPresent(steps::add);
            }
        }
        store.insert(steps);
    }

    private void begun(Created told) {
        Map<InboundLineId, String> parcels = new HashMap<>();
        told.parcels().forEach(parcel -> parcel.lines()
                .forEach(line -> parcels.put(InboundLineId.fromString(line.lineId()), parcel.parcelId())));
        store.moves(InboundId.fromString(told.inboundId()), told.shipmentId(), parcels);
    }

    private static Optional<InboundStore.Step> step(Tracked.Recorded event) {
        boolean shows = event.classifier().equals("ACT") && !INTERNAL.contains(event.code());
        if (!shows && event.retracts() == null) {
            return Optional.empty();
        }
        return Optional.of(new InboundStore.Step(
                event.eventId(),
                event.parcelId(),
                event.source().party(),
                event.source().eventId(),
                new ParcelStep(
                        shows ? event.code() : "other",
                        event.occurredAt(),
                        event.occurredAtOffset(),
                        Optional.ofNullable(event.location().name()),
                        Optional.ofNullable(event.location().country())),
                event.retracts()));
    }
}
