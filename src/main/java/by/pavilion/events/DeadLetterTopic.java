package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The topic of what a context could not handle, for monitoring and for tools: each message as it was, with its headers, and
 * beside them who has failed of what. Operators work with the rows behind {@link DeadLetters}.
 */
@ApplicationScoped
class DeadLetterTopic {
    static final String NAME = "pavilion.dead-letters";
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(60);

    private final EventProducer producer;
    private final EventLog log;
    private final Clock clock;

    DeadLetterTopic(EventProducer producer, EventLog log, Clock clock) {
        this.producer = producer;
        this.log = log;
        this.clock = clock;
    }

    /** Waits until the broker has it; it may get it twice. */
    void send(String context, ConsumerRecord<String, byte[]> message, Throwable reason) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(NAME, message.key(), message.value());
        for (Header header : message.headers()) {
            letter.headers().add(header);
        }
        Envelope.put(letter.headers(), "dlt_partition", String.valueOf(message.partition()));
        Envelope.put(letter.headers(), "dlt_offset", String.valueOf(message.offset()));
        send(context, message.topic(), letter, reason);
    }

    /** The same for an event that comes out of the rows; without it the log must have dropped it meanwhile. */
    void send(String context, ReceivedEvent event, Throwable reason) {
        log.find(EventId.fromString(event.id())).ifPresent(logged -> {
            ProducerRecord<String, byte[]> sent = Envelope.message(logged);
            ProducerRecord<String, byte[]> letter = new ProducerRecord<>(NAME, sent.key(), sent.value());
            for (Header header : sent.headers()) {
                letter.headers().add(header);
            }
            send(context, sent.topic(), letter, reason);
        });
    }

    private void send(String context, String topic, ProducerRecord<String, byte[]> letter, Throwable reason) {
        Envelope.put(letter.headers(), "dlt_group", DeadLetter.groupOf(context));
        Envelope.put(letter.headers(), "dlt_topic", topic);
        Envelope.put(letter.headers(), "dlt_reason", String.valueOf(reason));
        Envelope.put(letter.headers(), "dlt_time", clock.instant().toString());
        try {
            var unused = producer.send(letter).get(ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker has not taken a dead letter: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker takes a dead letter", e);
        }
    }
}
