package by.pavilion.ordering.inbound;

import by.pavilion.events.Outbox;
import by.pavilion.ordering.way.ParcelStep;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Calls an inbound off before any of it has left, as far as was told. Logistics may know better: then it says so, and
 * {@link ReopenInbound} takes the cancellation back.
 */
@ApplicationScoped
public class CancelInbound {
    private final InboundStore store;
    private final Outbox outbox;
    private final IdempotencyKeys keys;
    private final Clock clock;

    CancelInbound(InboundStore store, Outbox outbox, IdempotencyKeys keys, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A second cancellation changes nothing.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when it has left or is over
     */
    public Inbound cancel(String caller, IdempotencyKey key, InboundId id) {
        return Transactions.retrying(() -> {
            keys.claim(caller, key, "cancel inbound\n" + id, id.toString());
            Inbound inbound = store.lock(id).orElseThrow(InboundProblems::noSuchInbound);
            if (inbound.status() == InboundStatus.CANCELLED) {
                return inbound;
            }
            Inbound cancelled = inbound.cancelled();
            if (hasLeft(store.ways(EnterBonded.parcels(inbound)).values())) {
                throw InboundProblems.hasLeft();
            }
            store.update(cancelled);
            long sequence = store.nextSequence(id);
            outbox.append(new OrderInboundCancelled(InboundState.of(cancelled, sequence), clock.instant()), sequence);
            return cancelled;
        });
    }

    /** One parcel that is away keeps all of them: they are called off together. */
    private static boolean hasLeft(Collection<List<ParcelStep>> ways) {
        return ways.stream().anyMatch(CancelInbound::isAway);
    }

    /**
     * Whether a parcel has left for China; what a first mile has brought to another place in Belarus has not. A departure may have been
     * left out: what has arrived abroad has left. Logistics decides by the same.
     *
     * @param way what happened to it, by time
     */
    private static boolean isAway(List<ParcelStep> way) {
        boolean isMoving = false;
        for (ParcelStep step : way) {
            boolean isAbroad =
                    step.country().filter(country -> !country.equals("BY")).isPresent();
            if (step.code().equals("border_crossed") || (step.code().equals("arrived") && isAbroad)) {
                return true;
            }
            if (step.code().equals("departed")) {
                isMoving = true;
            } else if (step.code().equals("arrived") && step.country().isPresent()) {
                isMoving = false;
            }
        }
        return isMoving;
    }
}
