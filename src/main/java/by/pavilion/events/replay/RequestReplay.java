package by.pavilion.events.replay;

import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Has a range of the log sent once more, and stops that. */
@ApplicationScoped
public class RequestReplay {
    private final EventLog log;
    private final ReplayStore replays;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;

    RequestReplay(
            EventLog log,
            ReplayStore replays,
            IdempotencyKeys keys,
            Audit audit,
            Workers workers,
            Ids ids,
            Clock clock) {
        this.log = log;
        this.replays = replays;
        this.keys = keys;
        this.audit = audit;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Which events are wanted: those of a topic that were recorded in a span of time. */
    public record Wish(String topic, Instant after, Instant until, Optional<String> type, Optional<String> key) {
        String text() {
            return String.join(
                    "\n", "event replay", topic, after.toString(), until.toString(), type.orElse(""), key.orElse(""));
        }
    }

    /**
     * Has the range sent, once for each key.
     *
     * @throws by.pavilion.shared.Problem 422 for a topic that there is not, a type of another one, a range that ends before it
     *     begins, or one that reaches to events that are not settled
     */
    public Replay request(String caller, IdempotencyKey attempt, Wish wish) {
        Topic topic = Topic.find(wish.topic()).orElseThrow(ReplayProblems::unknownTopic);
        if (wish.type().filter(type -> !topic.has(type)).isPresent()) {
            throw ReplayProblems.typeOfAnotherTopic();
        }
        if (!wish.after().isBefore(wish.until())) {
            throw ReplayProblems.endsBeforeItBegins();
        }
        Instant latest = log.settledBefore().truncatedTo(ChronoUnit.MILLIS);
        if (wish.until().isAfter(latest)) {
            throw ReplayProblems.tooYoung(latest);
        }
        ReplayId id = new ReplayId(ids.next());
        EventLog.Places range = log.between(wish.after(), wish.until());
        return Transactions.retrying(() -> {
            Optional<String> before = keys.claim(caller, attempt, wish.text(), id.toString());
            if (before.isPresent()) {
                return replays.find(ReplayId.fromString(before.get())).orElseThrow();
            }
            Instant now = clock.instant();
            Replay replay = new Replay(
                    id,
                    topic,
                    wish.type(),
                    wish.key(),
                    wish.after(),
                    wish.until(),
                    range.first(),
                    range.last(),
                    range.first() - 1,
                    0,
                    ReplayState.RUNNING,
                    Optional.empty(),
                    caller,
                    now,
                    Optional.empty());
            replays.insert(replay);
            audit.note(new Audited(AuditedKind.EVENT_REPLAY, id.toString(), Optional.empty(), null, wish));
            workers.wake(SendReplays.NAME);
            return replay;
        });
    }

    /**
     * Stops a replay; one that has ended stays as it is.
     *
     * @throws by.pavilion.shared.Problem 404 when there is no such replay
     */
    public void stop(ReplayId id) {
        Transactions.retrying(() -> {
            Replay replay = replays.lock(id).orElseThrow(ReplayProblems::noSuchReplay);
            if (replay.state() == ReplayState.RUNNING) {
                replays.update(replay, replay.ended(ReplayState.STOPPED, clock.instant()));
                audit.note(new Audited(
                        AuditedKind.EVENT_REPLAY,
                        id.toString(),
                        Optional.empty(),
                        Map.of("state", ReplayState.RUNNING),
                        Map.of("state", ReplayState.STOPPED)));
            }
            return true;
        });
    }
}
