package by.pavilion.customs;

import by.pavilion.events.LostSubscribers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Subscribers to events who are called no more. It stands here because {@code events} is below the list of cases. */
@ApplicationScoped
class LostSubscriberCases implements CaseSource {
    private final LostSubscribers subscribers;

    LostSubscriberCases(LostSubscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.WEBHOOK_DISABLED;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return subscribers.after(afterTime, afterNumber, limit).stream()
                .map(lost -> new Found(
                        kind(),
                        lost.since(),
                        lost.number(),
                        "",
                        lost.id(),
                        "webhook-disabled",
                        Map.of("host", lost.host(), "owner", lost.owner(), "error", lost.error())))
                .toList();
    }
}
