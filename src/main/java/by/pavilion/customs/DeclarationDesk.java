package by.pavilion.customs;

import by.pavilion.customs.DeclarationProgress.Outcome;
import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a fact meets a declaration: under its lock the progress changes, the row follows, and what others must know is
 * written as events, all in the caller's transaction.
 */
@ApplicationScoped
class DeclarationDesk {
    private final DeclarationStore declarations;
    private final MessageStore messages;
    private final Outbox outbox;
    private final Workers workers;
    private final CustomsConfig config;
    private final Clock clock;

    DeclarationDesk(
            DeclarationStore declarations,
            MessageStore messages,
            Outbox outbox,
            Workers workers,
            CustomsConfig config,
            Clock clock) {
        this.declarations = declarations;
        this.messages = messages;
        this.outbox = outbox;
        this.workers = workers;
        this.config = config;
        this.clock = clock;
    }

    /** A message with this document has been written and waits to be sent. */
    void written(Declaration locked, DocumentType type, MessageId message) {
        messages.link(message, locked.id(), declarations.nextMessage(locked.id()), type);
        change(locked, progress -> progress.with(type, DeclarationDocument::queued, clock.instant()), List.of());
    }

    /** The document has been handed over. */
    void sent(DeclarationId id, DocumentType type, Instant at) {
        change(lock(id), progress -> progress.with(type, document -> document.sent(at), at), List.of());
    }

    /** The document cannot be sent as it is. */
    void malformed(DeclarationId id, DocumentType type, String why) {
        Instant now = clock.instant();
        change(lock(id), progress -> progress.with(type, document -> document.malformed(why, now), now), List.of());
    }

    /** The firm that files the document could not be reached. */
    void missed(DeclarationId id, DocumentType type) {
        Declaration locked = lock(id);
        int attempts = locked.progress().document(type).attempts();
        Instant now = clock.instant();
        Instant next = now.plus(Pauses.after(attempts, config.firstPause(), config.longestPause()));
        change(locked, progress -> progress.with(type, document -> document.missed(next), now), List.of());
    }

    /** The carrier has numbered the parcel. */
    void parcelKnown(DeclarationId id, DeclaredWaybill waybill, Optional<BorderTransport> transport) {
        Instant now = clock.instant();
        change(lock(id), progress -> progress.withParcel(waybill, transport, now), List.of());
    }

    /** Customs or E-Port has said something about a document. */
    Outcome told(DeclarationId id, Receipt receipt) {
        Declaration before = lock(id);
        DeclarationProgress.Told told = before.progress().told(receipt);
        List<Event> events = new ArrayList<>();
        if (told.outcome() == Outcome.APPLIED) {
            events.add(new DeclarationReceiptReceived(
                    before.orderId(),
                    id,
                    told.progress().state(),
                    receipt.document(),
                    receipt.code(),
                    receipt.text(),
                    receipt.returnedAt()));
        }
        change(before, progress -> told.progress(), events);
        if (told.sendAgain()) {
            sendAgain(before.with(told.progress()), receipt.document());
        }
        return told.outcome();
    }

    private void sendAgain(Declaration declaration, DocumentType type) {
        DeclarationDocument document = declaration.progress().document(type);
        if (document.attempts() >= config.attempts()) {
            change(declaration, progress -> progress.withAttention(DeclarationProgress.SENT_TOO_OFTEN), List.of());
            return;
        }
        Instant now = clock.instant();
        Instant next = now.plus(Pauses.after(document.attempts(), config.firstPause(), config.longestPause()));
        switch (document.filedBy()) {
            case STORE -> messages.sendAgain(declaration.id(), type, next);
            case PAYMENT_FIRM ->
                change(declaration, progress -> progress.with(type, again -> again.dueAt(next), now), List.of());
            case LOGISTICS_FIRM, PLATFORM -> {
                // they hear it from customs themselves
            }
        }
    }

    private Declaration lock(DeclarationId id) {
        return declarations.lock(id).orElseThrow(() -> new IllegalStateException("there is no declaration " + id));
    }

    /** Writes the change and tells of it; the given events come between the submission and the end. */
    private void change(Declaration before, UnaryOperator<DeclarationProgress> change, List<Event> events) {
        Declaration after = before.with(change.apply(before.progress()));
        declarations.update(after);
        List<Event> all = new ArrayList<>();
        submission(before, after).ifPresent(all::add);
        all.addAll(events);
        release(before, after).ifPresent(all::add);
        rejection(before, after).ifPresent(all::add);
        List<Outbox.Numbered> numbered = all.stream()
                .map(event -> new Outbox.Numbered(event, declarations.nextEvent(after.id())))
                .toList();
        Correlation.of(after.orderId(), () -> {
            outbox.append(numbered);
            return numbered;
        });
        if (after.progress().documents().stream()
                .anyMatch(document -> document.nextAttemptAt().isPresent())) {
            workers.wake(SendDocuments.NAME);
        }
    }

    private static Optional<Event> submission(Declaration before, Declaration after) {
        if (before.progress().submittedAt().isPresent()) {
            return Optional.empty();
        }
        return after.progress()
                .submittedAt()
                .map(at -> new DeclarationSubmitted(
                        after.orderId(), after.id(), DeclarationState.SUBMITTED, after.mode(), at));
    }

    private static Optional<Event> release(Declaration before, Declaration after) {
        if (before.progress().releasedAt().isPresent()) {
            return Optional.empty();
        }
        return after.progress()
                .releasedAt()
                .map(at -> new DeclarationReleased(
                        after.orderId(),
                        after.id(),
                        after.state(),
                        after.progress().listNumber(),
                        at));
    }

    private static Optional<Event> rejection(Declaration before, Declaration after) {
        boolean rejected = after.state() == DeclarationState.REJECTED || after.state() == DeclarationState.BLOCKED;
        if (!rejected || after.state() == before.state()) {
            return Optional.empty();
        }
        return after.progress()
                .document(DocumentType.LIST)
                .result()
                .map(result -> new DeclarationRejected(
                        after.orderId(),
                        after.id(),
                        after.state(),
                        after.state() == DeclarationState.REJECTED,
                        result.code(),
                        result.text(),
                        result.at()));
    }
}
