package by.pavilion.events;

import by.pavilion.shared.Pace;
import by.pavilion.shared.Transactions;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics for each context that reacts, one consumer group and one thread a context. What a poll brings is handled in
 * one transaction with its inbox rows; the offset is committed afterwards, so a crash in between repeats the events and the
 * inbox drops them.
 */
@ApplicationScoped
class Reactions {
    private static final Logger LOG = Logger.getLogger(Reactions.class);
    private static final int PORTION = 500;
    private static final int LONGEST_KEY = 120;
    private static final String TYPE = "ce_type";
    private static final Duration POLL = Duration.ofMillis(500);
    /** How long the broker may not know that messages of no interest were passed over: to read those again costs nothing. */
    private static final Duration UNCOMMITTED = Duration.ofSeconds(1);

    /** What makes the replica ready for requests goes first. */
    private static final Duration FIRST_PAUSE_OF_READERS = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final EventsConfig config;
    private final EventProducer topics;
    private final Inbox inbox;
    private final DeadLetterStore deadLetters;
    private final DeadLetterTopic deadLetterTopic;
    private final Clock clock;
    private final Map<String, List<Reaction>> byContext;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Reactions(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventsConfig config,
            EventProducer topics,
            Inbox inbox,
            DeadLetterStore deadLetters,
            DeadLetterTopic deadLetterTopic,
            Clock clock,
            @All List<Reaction> reactions) {
        this.kafka = kafka;
        this.config = config;
        this.topics = topics;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.deadLetterTopic = deadLetterTopic;
        this.clock = clock;
        this.byContext =
                reactions.stream().collect(Collectors.groupingBy(Reaction::context, TreeMap::new, Collectors.toList()));
    }

    /**
     * How far a context's reader has come.
     *
     * @param atNanos when it has last asked for events and handled what came
     * @param behind how many were left then in the partitions that it reads, as far as the broker has said
     */
    private record Reading(long atNanos, long behind) {}

    Set<String> contexts() {
        return byContext.keySet();
    }

    /** For how long the context's reader on this replica has got nowhere, whether there was something for it or not. */
    Duration silenceOf(String context) {
        Reading last = readings.get(context);
        return last == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - last.atNanos());
    }

    /** How many events the context's reader on this replica has still to read. */
    long behind(String context) {
        Reading last = readings.get(context);
        return last == null ? 0 : last.behind();
    }

    void start(@Observes StartupEvent event) {
        byContext.forEach((context, reactions) -> {
            readings.put(context, new Reading(System.nanoTime(), 0));
            Thread thread = new Thread(() -> read(context, reactions), "events-" + context);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        });
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(5).toMillis());
        }
    }

    private void read(String context, List<Reaction> reactions) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "pavilion." + context);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A replica that was killed holds its partitions for so long.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, PORTION);
        awaitTopics();
        pause(FIRST_PAUSE_OF_READERS);
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                Map<String, Set<String>> types = typesByTopic(reactions);
                consumer.subscribe(types.keySet());
                long committedAt = System.nanoTime();
                boolean uncommitted = false;
                while (!stopping) {
                    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                    long begun = System.nanoTime();
                    boolean mattered = handle(context, reactions, types, records);
                    uncommitted |= !records.isEmpty();
                    boolean quiet = records.isEmpty() || begun - committedAt >= UNCOMMITTED.toNanos();
                    if (mattered || (uncommitted && quiet)) {
                        consumer.commitSync();
                        committedAt = System.nanoTime();
                        uncommitted = false;
                    }
                    readings.put(context, new Reading(System.nanoTime(), left(consumer)));
                    if (!records.isEmpty()) {
                        pause(Pace.ofReader(records.count(), Duration.ofNanos(System.nanoTime() - begun)));
                    }
                }
            } catch (RuntimeException | Error e) { // else a context hears of nothing until the next start
                if (!stopping) {
                    LOG.errorf(e, "context=%s cannot read events, begins anew", context);
                    pause(PAUSE_AFTER_FAULT);
                }
            }
        }
    }

    private static long left(KafkaConsumer<String, byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void awaitTopics() {
        while (!stopping && !topics.topicsReady()) {
            try {
                topics.requireTopics();
            } catch (RuntimeException | Error e) { // else the context would never begin to read
                LOG.warnf("topics cannot be checked now, orders go on meanwhile: %s", e.getMessage());
                pause(PAUSE_AFTER_FAULT);
            }
        }
    }

    /** An event, and the message that it came in. */
    private record Arrived(ReceivedEvent event, ConsumerRecord<String, byte[]> message) {}

    /** Whether there was anything that must not be read again. */
    private boolean handle(
            String context,
            List<Reaction> reactions,
            Map<String, Set<String>> types,
            ConsumerRecords<String, byte[]> records) {
        List<Arrived> wanted = new ArrayList<>();
        boolean setAside = false;
        for (ConsumerRecord<String, byte[]> message : records) {
            if (isOfNoInterest(types, message)) {
                continue;
            }
            Optional<ReceivedEvent> event = read(context, message);
            setAside |= event.isEmpty();
            if (event.isPresent() && isWanted(reactions, event.get())) {
                wanted.add(new Arrived(event.get(), message));
            }
        }
        if (wanted.size() <= 1 || !together(context, wanted)) {
            wanted.forEach(arrived -> alone(context, arrived));
        }
        return setAside || !wanted.isEmpty();
    }

    private static boolean isWanted(List<Reaction> reactions, ReceivedEvent event) {
        return reactions.stream().anyMatch(reaction -> reaction.wants(event));
    }

    private static Map<String, Set<String>> typesByTopic(List<Reaction> reactions) {
        return reactions.stream()
                .collect(Collectors.groupingBy(
                        reaction -> reaction.topic().topicName(),
                        Collectors.flatMapping(reaction -> reaction.types().stream(), Collectors.toSet())));
    }

    /** By one header: of most messages nobody here needs to know more. One that names no type is looked at. */
    private static boolean isOfNoInterest(Map<String, Set<String>> types, ConsumerRecord<String, byte[]> message) {
        String type = type(message);
        return !type.isEmpty() && !types.getOrDefault(message.topic(), Set.of()).contains(type);
    }

    /** The type is among the first: Kafka's own search comes from the end, and makes a text of each name that it passes. */
    private static String type(ConsumerRecord<String, byte[]> message) {
        for (Header header : message.headers()) {
            if (header.key().equals(TYPE)) {
                return text(header);
            }
        }
        return "";
    }

    /** What no relay of ours has written must not stop its partition. */
    private Optional<ReceivedEvent> read(String context, ConsumerRecord<String, byte[]> message) {
        try {
            return Optional.of(received(message));
        } catch (RuntimeException e) {
            String place = message.topic() + ":" + message.partition() + ":" + message.offset();
            LOG.errorf("context=%s message=%s is no event and is set aside: %s", context, place, e);
            deadLetterTopic.send(context, message, e);
            ReceivedEvent stranger = new ReceivedEvent(
                    place,
                    Topic.named(message.topic()),
                    "",
                    printable(message.key()),
                    0,
                    Instant.ofEpochMilli(message.timestamp()),
                    "",
                    message.value() == null ? "" : new String(message.value(), StandardCharsets.UTF_8));
            QuarkusTransaction.requiringNew().run(() -> setAside(context, stranger, DeadLetterState.UNREADABLE, 1, e));
            return Optional.empty();
        }
    }

    private static String printable(@Nullable String key) {
        String known = key == null ? "" : key.replaceAll("[^!-~]", "?");
        return known.substring(0, Math.min(known.length(), LONGEST_KEY));
    }

    /** False when the portion failed; nothing has happened then. */
    private boolean together(String context, List<Arrived> portion) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            react(context, portion.stream().map(Arrived::event).toList()));
            return true;
        } catch (RuntimeException e) {
            if (stopping) {
                throw e;
            }
            LOG.warnf("context=%s events=%d failed together, each goes by itself: %s", context, portion.size(), e);
            return false;
        }
    }

    /** What the reaction throws comes out of the transaction as a {@code RuntimeException}, errors too. */
    private void alone(String context, Arrived arrived) {
        ReceivedEvent event = arrived.event();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> react(context, List.of(event)));
                return;
            } catch (RuntimeException e) {
                if (stopping || Transactions.databaseIsAway(e)) {
                    throw e; // no attempt at all: it begins anew later, and nothing is skipped
                }
                if (attempt >= config.attempts()) {
                    LOG.errorf(e, "context=%s event=%s type=%s set aside", context, event.id(), event.type());
                    deadLetterTopic.send(context, arrived.message(), e);
                    int attempts = attempt;
                    QuarkusTransaction.requiringNew()
                            .run(() -> setAside(context, event, DeadLetterState.PARKED, attempts, e));
                    return;
                }
                LOG.warnf(
                        "context=%s event=%s type=%s failed, attempt %d: %s",
                        context, event.id(), event.type(), attempt, e);
                pause(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private void setAside(
            String context, ReceivedEvent event, DeadLetterState state, int attempts, RuntimeException reason) {
        deadLetters.insert(
                context, List.of(event), state, attempts, Optional.of(String.valueOf(reason)), clock.instant());
    }

    /** What comes behind an event of its key that is set aside is set aside, too: reactions may rely on the order. */
    private void react(String context, List<ReceivedEvent> portion) {
        List<ReceivedEvent> unblocked = deadLetters.unblocked(context, portion);
        if (unblocked.size() < portion.size()) {
            List<ReceivedEvent> waiting =
                    portion.stream().filter(event -> !unblocked.contains(event)).toList();
            deadLetters.insert(context, waiting, DeadLetterState.WAITING, 0, Optional.empty(), clock.instant());
        }
        handle(context, unblocked);
    }

    /** Handles an event that had been set aside, in the caller's transaction, unless it was handled before. */
    void handle(String context, ReceivedEvent event) {
        handle(context, List.of(event));
    }

    /** Without those that were handled before, as far as anybody minds. */
    private List<ReceivedEvent> fresh(String context, List<Reaction> reactions, List<ReceivedEvent> events) {
        List<ReceivedEvent> once = events.stream()
                .filter(event -> reactions.stream()
                        .anyMatch(reaction -> reaction.wants(event) && !reaction.toleratesRepeats(event)))
                .toList();
        if (once.size() == events.size()) {
            return inbox.take(context, events);
        }
        Set<String> minded = once.stream().map(ReceivedEvent::id).collect(Collectors.toSet());
        Set<String> taken = once.isEmpty()
                ? Set.of()
                : inbox.take(context, once).stream().map(ReceivedEvent::id).collect(Collectors.toSet());
        return events.stream()
                .filter(event -> !minded.contains(event.id()) || taken.contains(event.id()))
                .toList();
    }

    private void handle(String context, List<ReceivedEvent> events) {
        List<Reaction> reactions = byContext.getOrDefault(context, List.of());
        List<ReceivedEvent> fresh = fresh(context, reactions, events);
        for (Reaction reaction : reactions) {
            List<ReceivedEvent> own = fresh.stream().filter(reaction::wants).toList();
            if (!own.isEmpty()) {
                reaction.on(own);
            }
        }
    }

    static ReceivedEvent received(ConsumerRecord<String, byte[]> message) {
        if (message.key() == null) {
            throw new IllegalArgumentException("a message without a key");
        }
        return new ReceivedEvent(
                needed(message, "ce_id"),
                Topic.named(message.topic()),
                needed(message, TYPE),
                message.key(),
                Long.parseLong(header(message, "ce_sequence")),
                EventTime.parse(header(message, "ce_time")),
                header(message, "ce_correlationid"),
                new String(message.value(), StandardCharsets.UTF_8),
                TraceParent.parse(header(message, "ce_traceparent")).orElse(null));
    }

    private static String needed(ConsumerRecord<String, byte[]> message, String name) {
        String value = header(message, name);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a message without the header " + name);
        }
        return value;
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : text(header);
    }

    private static String text(Header header) {
        byte[] value = header.value(); // a stranger's may be empty
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
