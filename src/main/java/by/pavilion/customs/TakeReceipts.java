package by.pavilion.customs;

import by.pavilion.customs.TakenReceipt.Outcome;
import by.pavilion.customs.ceb.CebReader;
import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.customs.ceb.UnreadableMessage;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes receipt messages, from wherever they come. Each receipt is kept once and takes effect once; one whose document is
 * not known yet waits for it.
 */
@ApplicationScoped
public class TakeReceipts {
    private final DeclarationStore declarations;
    private final MessageStore messages;
    private final ReceiptStore receipts;
    private final ReceiptMatching matching;
    private final DeclarationDesk desk;
    private final Ids ids;
    private final Clock clock;

    TakeReceipts(
            DeclarationStore declarations,
            MessageStore messages,
            ReceiptStore receipts,
            ReceiptMatching matching,
            DeclarationDesk desk,
            Ids ids,
            Clock clock) {
        this.declarations = declarations;
        this.messages = messages;
        this.receipts = receipts;
        this.matching = matching;
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
    }

    /** A receipt and the document that it speaks of, null when that is not known. */
    record Matched(CebReceipt receipt, MessageStore.@Nullable Link link) {}

    /**
     * Takes one message CEB312, 412, 512, 622 or 900.
     *
     * @param message the business message without its envelope
     * @throws by.pavilion.shared.Problem {@code unreadable-customs-message}
     */
    @Transactional
    public List<TakenReceipt> take(byte[] message) {
        try {
            return take(CebReader.read(message), message);
        } catch (UnreadableMessage e) {
            throw CustomsProblems.unreadableMessage(e.why());
        }
    }

    private List<TakenReceipt> take(CebReader.Receipts read, byte[] message) {
        List<Matched> matched = read.receipts().stream()
                .map(receipt -> receipt.withText(ReceiptText.fit(receipt.text())))
                .flatMap(receipt -> matching.match(receipt).stream())
                .toList();
        lockAll(matched);
        MessageId id = new MessageId(ids.next());
        Instant now = clock.instant();
        List<TakenReceipt> taken = new ArrayList<>();
        Set<MessageStore.Link> links = new HashSet<>();
        boolean kept = false;
        for (Matched one : matched) {
            boolean isNew = receipts.insert(one.receipt(), id, now);
            kept |= isNew;
            if (isNew && one.link() != null) {
                links.add(one.link());
                taken.add(taken(one, apply(one.receipt(), one.link())));
            } else {
                taken.add(taken(one, isNew ? Outcome.UNMATCHED : Outcome.REPEATED));
            }
        }
        if (kept) {
            messages.received(id, read.guid(), read.kind().message(), MessageStore.State.TAKEN, message, now);
            links.forEach(link -> link(id, link));
        }
        return taken;
    }

    /** Tries again to find the document of a receipt that waits for it. True when it was found. */
    @Transactional
    boolean matchAgain(ReceiptStore.KeptReceipt waiting) {
        Optional<MessageStore.Link> found = matching.match(waiting.receipt()).stream()
                .flatMap(matched -> Optional.ofNullable(matched.link()).stream())
                .findFirst();
        return found.isPresent() && settle(waiting, found.get());
    }

    /** Lets receipts for a waybill take effect that came before the waybill was known. In the caller's transaction. */
    void waybillKnown(DeclarationId declaration, DeclaredWaybill waybill) {
        receipts.unmatchedOfWaybill(new CebReceipt.Key(waybill.logisticsCode(), waybill.number()))
                .forEach(waiting -> settle(waiting, new MessageStore.Link(declaration, DocumentType.WAYBILL)));
    }

    private boolean settle(ReceiptStore.KeptReceipt waiting, MessageStore.Link link) {
        declarations.lock(link.declaration());
        if (!receipts.lockUnmatched(waiting.receipt())) {
            return false; // settled meanwhile
        }
        apply(waiting.receipt(), link);
        link(waiting.message(), link);
        return true;
    }

    /** Declarations before receipts, and in the order of their ids, so that two messages never wait for each other. */
    private void lockAll(List<Matched> matched) {
        Set<DeclarationId> inOrder = new TreeSet<>(Comparator.comparingLong(DeclarationId::value));
        for (Matched one : matched) {
            if (one.link() != null) {
                inOrder.add(one.link().declaration());
            }
        }
        inOrder.forEach(declarations::lock);
    }

    private Outcome apply(CebReceipt receipt, MessageStore.Link link) {
        DeclarationProgress.Outcome outcome = desk.told(
                link.declaration(),
                new Receipt(
                        link.document(),
                        receipt.kind() == CebReceipt.Kind.FORMAT,
                        receipt.status(),
                        receipt.text(),
                        receipt.returnedAt().atZone(CustomsCalendar.ZONE).toInstant(),
                        receipt.entryNumber(),
                        receipt.listNumber()));
        receipts.settle(receipt, link.declaration(), link.document(), outcome);
        return switch (outcome) {
            case APPLIED -> Outcome.APPLIED;
            case STORED -> Outcome.STORED;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }

    private void link(MessageId message, MessageStore.Link link) {
        messages.link(message, link.declaration(), declarations.nextMessage(link.declaration()), link.document());
    }

    private static TakenReceipt taken(Matched one, Outcome outcome) {
        return new TakenReceipt(
                Optional.ofNullable(one.link()).map(MessageStore.Link::document),
                one.receipt().key().toString(),
                one.receipt().status(),
                outcome);
    }
}
