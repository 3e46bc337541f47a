package by.pavilion.events;

import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes events beside the change that they tell of, in the same transaction. */
@ApplicationScoped
public class Outbox {
    static final IdFormat EVENT_ID = IdFormat.prefixed("evt");
    static final int SLOTS = 32;

    /** How long it may take from an event's number to its row: {@link EventLog} relies on it. */
    static final Duration LONGEST_INSERT = Duration.ofSeconds(3);

    private static final ObjectMapper JSON = EventMapper.create();

    /** Plain JDBC with multi-row inserts: this is on the path of every placed order. */
    private final DataSource dataSource;

    private final Ids ids;
    private final Clock clock;
    private final Workers workers;
    private final EventsConfig config;

    Outbox(DataSource dataSource, Ids ids, Clock clock, Workers workers, EventsConfig config) {
        this.dataSource = dataSource;
        this.ids = ids;
        this.clock = clock;
        this.workers = workers;
        this.config = config;
    }

    /**
     * An event and its number among those of its topic and key, which comes from the aggregate's own row.
     *
     * @param cause null at the beginning of a business transaction that belongs to no trace
     */
    public record Numbered(Event event, long sequence, Correlation.@Nullable Cause cause) {

        /** Caused by what the current thread works for. */
        public Numbered(Event event, long sequence) {
            this(event, sequence, Correlation.current().orElse(null));
        }

        public Numbered(Event event, long sequence, String correlationId) {
            this(event, sequence, new Correlation.Cause(correlationId, null, null));
        }

        /** The same in this trace, unless what caused it has named one. */
        public Numbered tracedBy(Optional<String> trace) {
            Correlation.Cause known = cause == null ? new Correlation.Cause(null, null, null) : cause;
            return trace.isEmpty() || known.traceparent() != null
                    ? this
                    : new Numbered(
                            event,
                            sequence,
                            new Correlation.Cause(known.correlationId(), known.causationId(), trace.get()));
        }
    }

    public void append(Event event, long sequence) {
        append(List.of(new Numbered(event, sequence)));
    }

    /**
     * Writes the events. The numbers must be those that the aggregates' rows have just been raised to, while those rows are
     * locked.
     */
    public void append(List<Numbered> events) {
        if (events.isEmpty()) {
            return;
        }
        String log = """
                INSERT INTO events_outbox (id, aggregatetype, aggregateid, type, sequence, happened_at, recorded_at,
                  correlation_id, causation_id, traceparent, payload)""";
        String pending = "INSERT INTO events_pending (id, slot, topic, aggregateid, sequence)";
        long begun = System.nanoTime();
        Rows logged = Rows.of(log);
        Rows queued = Rows.of(pending);
        try (Connection connection = dataSource.getConnection()) {
            for (Numbered numbered : events) {
                Event event = numbered.event();
                long id = ids.next();
                Correlation.Cause cause = numbered.cause();
                logged.number(id)
                        .text(event.topic().topicName())
                        .text(event.key())
                        .text(event.type())
                        .number(numbered.sequence())
                        .time(event.happenedAt())
                        .time(clock.instant())
                        .text(correlationId(cause, id))
                        .text(cause == null ? null : cause.causationId())
                        .text(cause == null ? null : cause.traceparent())
                        .text(JSON.writeValueAsString(event));
                queued.number(id)
                        .number(slot(event.topic(), event.key()))
                        .text(event.topic().topicName())
                        .text(event.key())
                        .number(numbered.sequence());
            }
            logged.insert(connection);
            if (config.relay()) {
                queued.insert(connection);
            }
            requireQuick(begun);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot append to the outbox", e);
        }
        if (config.relay()) {
            workers.wake(OutboxRelay.NAME);
        }
    }

    /** A process that was stopped in between must not fill a place of the log that readers have passed long ago. */
    private static void requireQuick(long begunNanos) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begunNanos);
        if (taken.compareTo(LONGEST_INSERT) > 0) {
            throw Transactions.heldUp("writing events took " + taken + ", which is too long to be in order");
        }
    }

    private static String correlationId(Correlation.@Nullable Cause cause, long id) {
        String known = cause == null ? null : cause.correlationId();
        return known == null ? EVENT_ID.print(id) : known;
    }

    static int slot(Topic topic, String key) {
        CRC32 crc = new CRC32();
        crc.update((topic.topicName() + '/' + key).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % SLOTS);
    }
}
