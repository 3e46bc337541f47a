package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * The topic of what a context could not handle, for monitoring and for tools: each message as it was, with its headers, and
 * beside them who has failed of what. Operators work with the rows behind {@link DeadLetters}.
 */
@ApplicationScoped
class DeadLetterTopic {
    static final String NAME = "pavilion.dead-letters";
    private static final Logger LOG = Logger.getLogger(DeadLetterTopic.class);
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(60);
    private static final int LONGEST_REASON = 1_000;

    private final EventProducer producer;
    private final EventLog log;
    private final Clock clock;

    DeadLetterTopic(EventProducer producer, EventLog log, Clock clock) {
        this.producer = producer;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Waits until the broker has it; it may get it twice. What is too long together with the headers that come to it stands in
     * the rows only: it would be refused always, and its partition must go on.
     */
    void send(String context, ConsumerRecord<String, byte[]> message, Throwable reason) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(NAME, message.key(), message.value());
        for (Header header : message.headers()) {
            letter.headers().add(header);
        }
        Envelope.put(letter.headers(), "dlt_partition", String.valueOf(message.partition()));
        Envelope.put(letter.headers(), "dlt_offset", String.valueOf(message.offset()));
        send(context, message.topic(), letter, reason);
    }

    /** The same for an event that comes out of the rows; without it the log must have dropped it meanwhile, or never had it. */
    void send(String context, ReceivedEvent event, Throwable reason) {
        logged(event.id()).ifPresent(logged -> {
            ProducerRecord<String, byte[]> sent = Envelope.message(logged);
            ProducerRecord<String, byte[]> letter = new ProducerRecord<>(NAME, sent.key(), sent.value());
            for (Header header : sent.headers()) {
                letter.headers().add(header);
            }
            send(context, sent.topic(), letter, reason);
        });
    }

    /** Strangers have ids of their own. */
    private Optional<LoggedEvent> logged(String id) {
        try {
            return log.find(EventId.fromString(id));
        } catch (IllegalArgumentException stranger) {
            return Optional.empty();
        }
    }

    private void send(String context, String topic, ProducerRecord<String, byte[]> letter, Throwable reason) {
        Envelope.put(letter.headers(), "dlt_group", DeadLetter.groupOf(context));
        Envelope.put(letter.headers(), "dlt_topic", topic);
        Envelope.put(letter.headers(), "dlt_reason", cut(String.valueOf(reason)));
        Envelope.put(letter.headers(), "dlt_time", clock.instant().toString());
        try {
            var unused = producer.send(letter).get(ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw notTaken(e);
            }
            LOG.errorf(
                    "context=%s topic=%s a dead letter is too long for the broker: %s", context, topic, e.getCause());
        } catch (TimeoutException e) {
            throw notTaken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker takes a dead letter", e);
        }
    }

    private static IllegalStateException notTaken(Exception e) {
        return new IllegalStateException("the broker has not taken a dead letter: " + e, e);
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
