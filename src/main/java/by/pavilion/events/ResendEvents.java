package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends events that were sent before to their topics once more, marked by the header {@code ce_replay}. */
@ApplicationScoped
public class ResendEvents {
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(60);

    private final EventProducer producer;
    private final PendingStore pending;

    ResendEvents(EventProducer producer, PendingStore pending) {
        this.producer = producer;
        this.pending = pending;
    }

    /**
     * Sends the events in their order and waits until the broker has all of them. Each key's next event goes only after the one
     * before has arrived: a reader that begins anew with them would drop one that was late. What the relay has not sent yet is
     * left to it: readers would drop what it sends of the same key from then on.
     *
     * @return how many were sent
     * @throws IllegalStateException when the broker has not all of them; some may have arrived
     */
    public int resend(List<LoggedEvent> events) {
        List<LoggedEvent> sentBefore = sentBefore(events);
        rounds(sentBefore).forEach(this::send);
        return sentBefore.size();
    }

    private List<LoggedEvent> sentBefore(List<LoggedEvent> events) {
        if (events.isEmpty()) {
            return events;
        }
        Set<Long> unsent =
                pending.unsent(events.stream().map(LoggedEvent::number).toList());
        return events.stream().filter(event -> !unsent.contains(event.number())).toList();
    }

    /** The first event of each key, then the second of each, and so on. */
    private static List<List<LoggedEvent>> rounds(List<LoggedEvent> events) {
        List<List<LoggedEvent>> rounds = new ArrayList<>();
        Map<Map.Entry<Topic, String>, Integer> counts = new HashMap<>();
        for (LoggedEvent event : events) {
            Map.Entry<Topic, String> key = Map.entry(event.topic(), event.key());
            int before = counts.getOrDefault(key, 0);
            counts.put(key, before + 1);
            if (rounds.size() == before) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(before).add(event);
        }
        return rounds;
    }

    private void send(List<LoggedEvent> events) {
        List<Future<RecordMetadata>> answers = new ArrayList<>(events.size());
        for (LoggedEvent event : events) {
            answers.add(producer.send(Envelope.replay(event)));
        }
        try {
            for (Future<RecordMetadata> answer : answers) {
                answer.get(ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker has not taken a portion of a replay: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker takes a portion of a replay", e);
        }
    }
}
