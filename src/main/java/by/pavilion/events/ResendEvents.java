package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    ResendEvents(EventProducer producer) {
        this.producer = producer;
    }

    /**
     * Sends the events in their order and waits until the broker has all of them.
     *
     * @throws IllegalStateException when it has not; some may have arrived
     */
    public void resend(List<LoggedEvent> events) {
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
