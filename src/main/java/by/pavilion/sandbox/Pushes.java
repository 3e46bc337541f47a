package by.pavilion.sandbox;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The calls that firms owe us. Each is repeated, more and more seldom, until it is acknowledged or three days old. */
@ApplicationScoped
public class Pushes {
    static final String WORK = "sandbox-pushes";
    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PushStore store;
    private final Ids ids;
    private final Clock clock;
    private final Workers workers;
    private final Map<String, PushingFirm> firms;

    Pushes(PushStore store, Ids ids, Clock clock, Workers workers, @All List<PushingFirm> firms) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.workers = workers;
        this.firms = firms.stream().collect(Collectors.toMap(PushingFirm::name, Function.identity()));
    }

    /** Owes one call from now on; sent after the caller's transaction has committed. */
    @Transactional
    public void owe(String firm, String url, String body) {
        Instant now = clock.instant();
        store.insert(new Push(ids.next(), firm, url, body, 0, now, now));
        workers.wake(WORK);
    }

    List<Push> due(int limit) {
        return store.due(clock.instant(), limit);
    }

    PushingFirm firm(Push push) {
        PushingFirm firm = firms.get(push.firm());
        if (firm == null) {
            throw new IllegalStateException("no firm " + push.firm() + " for push " + push.id());
        }
        return firm;
    }

    @Transactional
    void acknowledged(Push push) {
        store.delete(push.id());
    }

    /** Twice the pause of the time before, from half a second to a minute. */
    @Transactional
    void failed(Push push) {
        Instant now = clock.instant();
        if (Duration.between(push.owedSince(), now).compareTo(GIVE_UP) > 0) {
            store.delete(push.id());
            return;
        }
        Duration pause = Duration.ofMillis(500L << Math.min(push.attempts(), 10));
        store.postpone(push.id(), now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    /** One call owed. */
    record Push(long id, String firm, String url, String body, int attempts, Instant owedSince, Instant dueAt) {}
}
