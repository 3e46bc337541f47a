package by.pavilion.events.replay;

import by.pavilion.events.EventLog;
import by.pavilion.events.LoggedEvent;
import by.pavilion.events.ResendEvents;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends the replay that was asked for first, a portion at each beat: the rate is that of the beats. The place that it has come
 * to is noted after the broker has the portion, so a crash in between repeats the portion.
 */
@ApplicationScoped
class SendReplays implements BackgroundWork {
    static final String NAME = "event-replays";
    private static final int BEATS_A_SECOND = 5;
    private static final Duration BEAT = Duration.ofSeconds(1).dividedBy(BEATS_A_SECOND);
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final ReplayStore replays;
    private final EventLog log;
    private final ResendEvents resendEvents;
    private final ReplayConfig config;
    private final Clock clock;
    private volatile boolean busy;

    SendReplays(ReplayStore replays, EventLog log, ResendEvents resendEvents, ReplayConfig config, Clock clock) {
        this.replays = replays;
        this.log = log;
        this.resendEvents = resendEvents;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return busy ? BEAT : IDLE;
    }

    /** Always 0: the next portion waits for the next beat. */
    @Override
    public int doSome() {
        Optional<Replay> running = replays.running();
        running.ifPresent(this::portion);
        busy = running.isPresent();
        return 0;
    }

    private void portion(Replay replay) {
        int most = Math.max(1, config.replayRate() / BEATS_A_SECOND);
        EventLog.Part part = log.after(replay.donePosition(), replay.filter(), most);
        List<LoggedEvent> events = part.events().stream()
                .filter(event -> event.position() <= replay.lastPosition())
                .toList();
        int sent;
        try {
            sent = resendEvents.resend(events);
        } catch (IllegalStateException e) {
            replays.update(replay, replay.failed(String.valueOf(e.getMessage())));
            return;
        }
        Replay further = replay.at(Math.min(part.lookedThrough(), replay.lastPosition()), sent);
        boolean ended = further.donePosition() >= replay.lastPosition() || !part.more();
        replays.update(replay, ended ? further.ended(ReplayState.DONE, clock.instant()) : further);
    }
}
