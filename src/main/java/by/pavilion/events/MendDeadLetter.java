package by.pavilion.events;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries an event again that was set aside, or gives it up. Either way those that wait behind it go on. */
@ApplicationScoped
public class MendDeadLetter {
    private final DeadLetterStore letters;
    private final Reactions reactions;
    private final Inbox inbox;
    private final Audit audit;
    private final Workers workers;
    private final Clock clock;

    MendDeadLetter(
            DeadLetterStore letters, Reactions reactions, Inbox inbox, Audit audit, Workers workers, Clock clock) {
        this.letters = letters;
        this.reactions = reactions;
        this.inbox = inbox;
        this.audit = audit;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Runs the same reaction once more, in one transaction with the note of it: two at once handle the event once. What it
     * fails of this time stands in the answer.
     *
     * @throws Problem 404; 409 when it was given up, cannot be read, or waits behind another one of its key
     */
    public DeadLetter retry(String caller, DeadLetterId id) {
        try {
            Transactions.retrying(() -> {
                DeadLetter letter = letters.lock(id).orElseThrow(DeadLetterProblems::noSuchDeadLetter);
                switch (letter.state()) {
                    case PARKED -> handle(caller, letter);
                    case HANDLED -> {}
                    case WAITING -> throw DeadLetterProblems.waits();
                    case UNREADABLE -> throw DeadLetterProblems.unreadable();
                    case DISCARDED -> throw DeadLetterProblems.closed(letter.state());
                }
                return true;
            });
        } catch (Problem refusal) {
            if (isOurs(refusal)) {
                throw refusal;
            }
            failed(id, refusal);
        } catch (RuntimeException fault) {
            failed(id, fault);
        }
        workers.wake(ReleaseWaiting.NAME);
        return letters.find(id).orElseThrow(DeadLetterProblems::noSuchDeadLetter);
    }

    private void handle(String caller, DeadLetter letter) {
        if (letters.waits(letter)) {
            throw DeadLetterProblems.waits();
        }
        reactions.handle(letter.context(), letter.event());
        letters.close(letter.id(), DeadLetterState.HANDLED, Optional.empty(), caller, clock.instant());
        note(letter, Map.of("state", DeadLetterState.HANDLED));
    }

    /** Reactions call use cases, which may refuse by problems of their own. */
    private static boolean isOurs(Problem refusal) {
        return List.of(
                        DeadLetterProblems.NOT_FOUND,
                        DeadLetterProblems.CLOSED,
                        DeadLetterProblems.WAITS,
                        DeadLetterProblems.UNREADABLE)
                .contains(refusal.type());
    }

    private void failed(DeadLetterId id, RuntimeException fault) {
        Transactions.retrying(() -> {
            letters.attempted(id, String.valueOf(fault));
            return true;
        });
    }

    /**
     * Gives an event up for its context: it will not be handled when it is delivered once more, either.
     *
     * @throws Problem 404; 409 when it is closed already
     */
    public DeadLetter discard(String caller, DeadLetterId id, String reason) {
        Transactions.retrying(() -> {
            DeadLetter letter = letters.lock(id).orElseThrow(DeadLetterProblems::noSuchDeadLetter);
            if (!letter.state().isOpen()) {
                throw DeadLetterProblems.closed(letter.state());
            }
            inbox.take(letter.context(), List.of(letter.event()));
            letters.close(id, DeadLetterState.DISCARDED, Optional.of(reason), caller, clock.instant());
            note(letter, Map.of("state", DeadLetterState.DISCARDED, "note", reason));
            return true;
        });
        workers.wake(ReleaseWaiting.NAME);
        return letters.find(id).orElseThrow(DeadLetterProblems::noSuchDeadLetter);
    }

    private void note(DeadLetter before, Map<String, Object> after) {
        audit.note(new Audited(
                AuditedKind.DEAD_LETTER,
                before.id().toString(),
                Optional.empty(),
                Map.of("state", before.state()),
                after));
    }
}
