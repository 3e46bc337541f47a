package by.pavilion.customs;

import by.pavilion.customs.DeclarationMessage.Outcome;
import by.pavilion.customs.MessageStore.Link;
import by.pavilion.customs.MessageStore.QueuedMessage;
import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.shared.Together;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages that are due to the single window, several at a time, and notes what came of all of them together. Sending
 * is in no transaction: a crash in between sends messages twice, which customs answers as known already.
 */
@ApplicationScoped
class SendMessages {
    private static final Logger LOG = Logger.getLogger(SendMessages.class);
    private static final int MOST_MESSAGES = 50;
    private static final int AT_A_TIME = 8;
    private static final int MOST_HURRIED = 500;

    private final CustomsConfig config;
    private final MessageStore messages;
    private final AttemptStore attemptStore;
    private final DeclarationDesk desk;
    private final HoldStore holds;
    private final SingleWindow window;
    private final ReceiptCodes codes;
    private final Clock clock;
    private final Outage outage;
    private final Together senders = new Together("customs-window", AT_A_TIME);

    SendMessages(
            CustomsConfig config,
            MessageStore messages,
            AttemptStore attemptStore,
            DeclarationDesk desk,
            HoldStore holds,
            SingleWindow window,
            ReceiptCodes codes,
            Clock clock) {
        this.holds = holds;
        this.config = config;
        this.messages = messages;
        this.attemptStore = attemptStore;
        this.desk = desk;
        this.window = window;
        this.codes = codes;
        this.clock = clock;
        this.outage = new Outage(config.longestPause());
    }

    @PreDestroy
    void stop() {
        senders.close();
    }

    /** What came of sending a message. */
    private sealed interface Answer {
        QueuedMessage message();
    }

    private record Taken(QueuedMessage message, Instant at) implements Answer {}

    private record Refused(QueuedMessage message, Instant at, DxpEnvelope.Reply reply) implements Answer {}

    private record Missed(QueuedMessage message, Instant at, String why) implements Answer {}

    /** We could not even try: nothing is noted, so that it is due as before. */
    private record Failed(QueuedMessage message, RuntimeException fault) implements Answer {}

    /** How many were due. */
    int send(Connection connection) {
        hurryAfterOutage();
        return send(connection, MOST_MESSAGES).size();
    }

    /** Sends one that is due, if any is. */
    Optional<MessageId> sendOne(Connection connection) {
        return send(connection, 1).stream().map(QueuedMessage::id).findFirst();
    }

    private List<QueuedMessage> send(Connection connection, int most) {
        List<QueuedMessage> queued = messages.due(clock.instant(), most);
        Map<MessageId, List<Link>> links =
                messages.documentsIn(queued.stream().map(QueuedMessage::id).toList());
        for (List<QueuedMessage> wave : waves(queued, links)) {
            List<QueuedMessage> free = withoutHeld(wave, links);
            List<Answer> answers = senders.each(free, message -> send(connection, message));
            noteTogether(
                    answers.stream()
                            .filter(answer -> !(answer instanceof Failed))
                            .toList(),
                    links);
            noteForOutage(answers);
            answers.forEach(SendMessages::requireTried);
        }
        return queued;
    }

    /** More than one portion is hurried in further rounds, as long as messages go. */
    private void hurryAfterOutage() {
        Instant now = clock.instant();
        if (outage.isOver(now)) {
            int hurried = Transactions.retrying(() -> messages.hurry(now, MOST_HURRIED));
            if (hurried < MOST_HURRIED) {
                outage.hurried(hurried, now);
            }
            if (hurried > 0) {
                LOG.infof("messages=%d need not wait any more: the single window takes messages again", hurried);
            }
        }
    }

    private void noteForOutage(List<Answer> answers) {
        List<Answer> heard = answers.stream()
                .filter(answer -> answer instanceof Taken || answer instanceof Refused)
                .toList();
        outage.note(
                !heard.isEmpty(),
                heard.stream().anyMatch(answer -> answer.message().attempts() > 0),
                answers.stream().anyMatch(answer -> answer instanceof Missed));
    }

    /**
     * Leaves out what speaks of a held order. Documents of other orders that such a message was to bring are written anew;
     * those of the held order are, too, when it is let go.
     */
    private List<QueuedMessage> withoutHeld(List<QueuedMessage> wave, Map<MessageId, List<Link>> links) {
        Set<DeclarationId> held = QuarkusTransaction.requiringNew().call(() -> heldIn(wave, links));
        if (held.isEmpty()) {
            return wave;
        }
        Map<Boolean, List<QueuedMessage>> byHeld = wave.stream()
                .collect(Collectors.partitioningBy(message -> links.getOrDefault(message.id(), List.of()).stream()
                        .anyMatch(link -> held.contains(link.declaration()))));
        QuarkusTransaction.requiringNew().run(() -> recall(byHeld.getOrDefault(true, List.of()), links));
        return byHeld.getOrDefault(false, List.of());
    }

    private Set<DeclarationId> heldIn(List<QueuedMessage> wave, Map<MessageId, List<Link>> links) {
        messages.lock(wave.stream().map(QueuedMessage::id).toList());
        return holds.among(wave.stream()
                .flatMap(message -> links.getOrDefault(message.id(), List.of()).stream())
                .map(Link::declaration)
                .collect(Collectors.toSet()));
    }

    private void recall(List<QueuedMessage> stopped, Map<MessageId, List<Link>> links) {
        List<Link> documents = stopped.stream()
                .flatMap(message -> links.getOrDefault(message.id(), List.of()).stream())
                .toList();
        Folders folders = desk.open(documents.stream().map(Link::declaration).toList());
        messages.recalled(stopped.stream().map(QueuedMessage::id).toList());
        documents.forEach(link -> desk.recalled(folders, link));
        desk.putAway(folders);
    }

    /** Messages about the same declaration go one after another, as they were written. */
    static List<List<QueuedMessage>> waves(List<QueuedMessage> queued, Map<MessageId, List<Link>> links) {
        List<List<QueuedMessage>> waves = new ArrayList<>();
        List<QueuedMessage> wave = new ArrayList<>();
        Set<DeclarationId> spokenOf = new HashSet<>();
        for (QueuedMessage message : queued) {
            List<DeclarationId> own = links.getOrDefault(message.id(), List.of()).stream()
                    .map(Link::declaration)
                    .toList();
            if (waves.isEmpty() || own.stream().anyMatch(spokenOf::contains)) {
                wave = new ArrayList<>();
                waves.add(wave);
                spokenOf.clear();
            }
            wave.add(message);
            spokenOf.addAll(own);
        }
        return waves;
    }

    private Answer send(Connection connection, QueuedMessage message) {
        try {
            DxpEnvelope.Reply reply = window.send(connection, message, messages.content(message.id()));
            if (!reply.isTaken() && answer(reply.code()) == ReceiptRules.Answer.SEND_AGAIN) {
                return new Missed(message, clock.instant(), "code " + reply.code());
            }
            return reply.isTaken() ? new Taken(message, clock.instant()) : new Refused(message, clock.instant(), reply);
        } catch (FirmUnavailable e) {
            return new Missed(message, clock.instant(), e.why());
        } catch (RuntimeException fault) {
            return new Failed(message, fault);
        }
    }

    private static void requireTried(Answer answer) {
        if (answer instanceof Failed failed) {
            throw new IllegalStateException(
                    "cannot send message " + failed.message().id(), failed.fault());
        }
    }

    /** One that cannot be noted keeps none of the others from being noted, as they have gone out. */
    private void noteTogether(List<Answer> answers, Map<MessageId, List<Link>> links) {
        if (answers.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> note(answers, links));
        } catch (RuntimeException fault) {
            if (answers.size() == 1) {
                throw fault;
            }
            LOG.warnf("messages=%d cannot be noted together, each goes by itself: %s", answers.size(), fault);
            answers.forEach(answer -> noteTogether(List.of(answer), links));
        }
    }

    private void note(List<Answer> answers, Map<MessageId, List<Link>> links) {
        Folders folders = desk.open(answers.stream()
                .filter(answer -> !(answer instanceof Missed))
                .flatMap(answer -> links.getOrDefault(answer.message().id(), List.of()).stream())
                .map(Link::declaration)
                .toList());
        List<MessageStore.Taken> taken = new ArrayList<>();
        List<MessageStore.Refused> refused = new ArrayList<>();
        List<MessageStore.Missed> missed = new ArrayList<>();
        List<AttemptStore.Attempt> attempts = new ArrayList<>();
        for (Answer answer : answers) {
            MessageId id = answer.message().id();
            List<Link> documents = links.getOrDefault(id, List.of());
            if (answer instanceof Taken done) {
                taken.add(new MessageStore.Taken(id, done.at()));
                documents.forEach(link -> desk.sent(folders, link, done.at()));
                if (done.message().attempts() > 0) {
                    attempts.add(attempt(answer, done.at(), Outcome.SENT, null));
                }
            } else if (answer instanceof Refused not) {
                MessageStore.Refused forGood = refused(folders, not, documents);
                refused.add(forGood);
                attempts.add(attempt(answer, not.at(), Outcome.REFUSED, forGood.why()));
            } else if (answer instanceof Missed late) {
                missed.add(missed(late));
                attempts.add(attempt(answer, late.at(), Outcome.MISSED, late.why()));
            }
        }
        messages.sent(taken);
        messages.refused(refused);
        messages.missed(missed);
        attemptStore.insert(attempts);
        desk.putAway(folders);
    }

    private static AttemptStore.Attempt attempt(Answer answer, Instant at, Outcome outcome, @Nullable String why) {
        QueuedMessage message = answer.message();
        return new AttemptStore.Attempt(message.id(), message.attempts() + 1, at, outcome, why);
    }

    private MessageStore.Refused refused(Folders folders, Refused refused, List<Link> documents) {
        QueuedMessage message = refused.message();
        String code = refused.reply().code();
        LOG.errorf("message=%s type=%s refused: the exchange platform answers %s", message.id(), message.type(), code);
        String why = "the exchange platform answers " + code;
        for (Link link : documents) {
            if (documents.size() > 1 && answer(code) == ReceiptRules.Answer.SEND_ALONE) {
                desk.alone(folders, link);
            } else {
                desk.malformed(folders, link, code, why);
            }
        }
        return new MessageStore.Refused(
                message.id(), why + " " + ReceiptText.fit(refused.reply().info()));
    }

    private ReceiptRules.Answer answer(String code) {
        return codes.rules().ofEnvelope(code, CustomsCalendar.dayOf(clock.instant()));
    }

    private MessageStore.Missed missed(Missed missed) {
        QueuedMessage message = missed.message();
        Duration pause = Pauses.after(message.attempts(), config.firstPause(), config.longestPause());
        LOG.warnf("message=%s type=%s not sent, next try in %s: %s", message.id(), message.type(), pause, missed.why());
        return new MessageStore.Missed(message.id(), clock.instant().plus(pause), missed.why());
    }
}
