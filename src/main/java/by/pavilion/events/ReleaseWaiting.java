package by.pavilion.events;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Handles events that had to wait behind another one of their key which has been handled or given up since, one after the
 * other. The reader may meanwhile find a key blocked and let one more wait; it comes next.
 */
@ApplicationScoped
class ReleaseWaiting implements BackgroundWork {
    static final String NAME = "events-release";
    private static final Logger LOG = Logger.getLogger(ReleaseWaiting.class);
    private static final int PORTION = 100;
    private static final String SYSTEM = "system";

    private final DeadLetterStore letters;
    private final Reactions reactions;
    private final DeadLetterTopic topic;
    private final Clock clock;

    ReleaseWaiting(DeadLetterStore letters, Reactions reactions, DeadLetterTopic topic, Clock clock) {
        this.letters = letters;
        this.reactions = reactions;
        this.topic = topic;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int doSome() {
        int done = 0;
        for (DeadLetter released : letters.released(PORTION)) {
            if (release(released)) {
                done++;
            }
        }
        return done;
    }

    /** False when it goes on waiting: that the database was away is no attempt, and no reason for a person to see to it. */
    private boolean release(DeadLetter released) {
        try {
            Transactions.retrying(() -> {
                DeadLetter letter = letters.lock(released.id()).orElseThrow();
                if (letter.state() == DeadLetterState.WAITING) {
                    reactions.handle(letter.context(), letter.event());
                    letters.close(letter.id(), DeadLetterState.HANDLED, Optional.empty(), SYSTEM, clock.instant());
                }
                return true;
            });
        } catch (RuntimeException fault) {
            if (Transactions.databaseIsAway(fault)) {
                LOG.warnf(
                        "context=%s event=%s goes on waiting: %s",
                        released.context(), released.event().id(), fault);
                return false;
            }
            LOG.errorf(
                    fault,
                    "context=%s event=%s type=%s set aside after it had waited",
                    released.context(),
                    released.event().id(),
                    released.event().type());
            topic.send(released.context(), released.event(), fault);
            Transactions.retrying(() -> {
                letters.attempted(released.id(), String.valueOf(fault));
                return true;
            });
        }
        return true;
    }
}
