package by.pavilion.sandbox;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /**
     * A call to be made.
     *
     * @param delay how much later than now, so that others overtake it
     */
    public record Call(String url, String body, Duration delay) {
        public Call(String url, String body) {
            this(url, body, Duration.ZERO);
        }
    }

    /** Owes calls from now on, in this order; sent after the caller's transaction has committed. */
    @Transactional
    public void owe(String firm, List<Call> calls) {
        if (calls.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        store.insert(calls.stream()
                .map(call -> new Push(ids.next(), firm, call.url(), call.body(), 0, now, now.plus(call.delay())))
                .toList());
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

    /** Notes what came of calls: those that were acknowledged are owed no longer, the others are made again later. */
    @Transactional
    void settle(List<Push> acknowledged, List<Push> failed) {
        Instant now = clock.instant();
        List<Long> done = new ArrayList<>(acknowledged.stream().map(Push::id).toList());
        Map<Long, Instant> again = new LinkedHashMap<>();
        for (Push push : failed) {
            if (Duration.between(push.owedSince(), now).compareTo(GIVE_UP) > 0) {
                done.add(push.id());
            } else {
                again.put(push.id(), now.plus(pauseAfter(push.attempts())));
            }
        }
        store.delete(done);
        store.postpone(again);
    }

    /** Twice the pause of the time before, from half a second to a minute. */
    private static Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofMillis(500L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** One call owed. */
    record Push(long id, String firm, String url, String body, int attempts, Instant owedSince, Instant dueAt) {}
}
