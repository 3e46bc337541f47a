package by.pavilion.customs;

import by.pavilion.customs.ReceiptStore.Entry;
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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final TakeTaxBills taxBills;
    private final DeclarationDesk desk;
    private final Ids ids;
    private final Clock clock;

    TakeReceipts(
            DeclarationStore declarations,
            MessageStore messages,
            ReceiptStore receipts,
            ReceiptMatching matching,
            TakeTaxBills taxBills,
            DeclarationDesk desk,
            Ids ids,
            Clock clock) {
        this.declarations = declarations;
        this.messages = messages;
        this.receipts = receipts;
        this.matching = matching;
        this.taxBills = taxBills;
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
    }

    /** A receipt and the document that it speaks of, null when that is not known. */
    record Matched(CebReceipt receipt, MessageStore.@Nullable Link link) {
        Entry entry(Outcome outcome) {
            return new Entry(
                    receipt,
                    link == null ? null : link.declaration(),
                    link == null ? null : link.document(),
                    outcome.name());
        }

        TakenReceipt taken(Outcome outcome) {
            return new TakenReceipt(
                    Optional.ofNullable(link).map(MessageStore.Link::document),
                    receipt.key().toString(),
                    receipt.status(),
                    outcome);
        }
    }

    /**
     * Takes one message CEB312, 412, 512, 514, 622, 624, 626, 712, 816, 818 or 900.
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
        List<Matched> matched = matching.match(
                read.kind(),
                read.receipts().stream()
                        .map(receipt -> receipt.withText(ReceiptText.fit(receipt.text())))
                        .toList());
        Folders folders = desk.open(declarationsOf(matched));
        MessageId id = new MessageId(ids.next());
        Instant now = clock.instant();
        Set<ReceiptStore.Identity> isNew = receipts.insert(
                matched.stream()
                        .map(one -> one.entry(one.link() == null ? unmatched(read.kind()) : Outcome.APPLIED))
                        .toList(),
                id,
                now);
        taxBills.keep(read.bills(), read.receipts());
        List<TakenReceipt> taken = new ArrayList<>();
        List<Entry> settled = new ArrayList<>();
        Set<MessageStore.Link> links = new LinkedHashSet<>();
        boolean kept = !isNew.isEmpty();
        for (Matched one : matched) {
            boolean first = isNew.remove(ReceiptStore.Identity.of(one.receipt()));
            if (!first) {
                taken.add(one.taken(Outcome.REPEATED));
            } else if (one.link() == null) {
                taken.add(one.taken(unmatched(read.kind())));
            } else {
                Outcome outcome = apply(folders, one.receipt(), one.link(), matched.size());
                if (outcome != Outcome.APPLIED) {
                    settled.add(one.entry(outcome));
                }
                links.add(one.link());
                taken.add(one.taken(outcome));
            }
        }
        receipts.settle(settled);
        if (kept) {
            messages.received(id, read.guid(), read.kind().message(), MessageStore.State.TAKEN, message, now);
            link(id, links);
        }
        desk.putAway(folders);
        return taken;
    }

    /** The operator of a supervised place declares arrivals: what is said of them concerns none of our documents. */
    private static Outcome unmatched(CebReceipt.Kind kind) {
        return kind == CebReceipt.Kind.WAREHOUSE_ENTRY ? Outcome.STORED : Outcome.UNMATCHED;
    }

    private static List<DeclarationId> declarationsOf(List<Matched> matched) {
        return matched.stream()
                .flatMap(one -> Optional.ofNullable(one.link()).stream())
                .map(MessageStore.Link::declaration)
                .distinct()
                .toList();
    }

    /** Tries again to find the document of a receipt that waits for it. True when it was found. */
    @Transactional
    boolean matchAgain(ReceiptStore.KeptReceipt waiting) {
        CebReceipt receipt = waiting.receipt();
        Optional<Matched> found = matching.match(receipt.kind(), List.of(receipt)).stream()
                .filter(matched -> matched.link() != null)
                .findFirst();
        if (found.isEmpty() || found.get().link() == null) {
            return false;
        }
        Folders folders = desk.open(declarationsOf(List.of(found.get())));
        boolean settled = settle(folders, waiting, found.get().link());
        desk.putAway(folders);
        return settled;
    }

    /** Lets receipts for a waybill take effect that came before the waybill was known. In the caller's transaction. */
    void waybillKnown(Folders folders, DeclarationId declaration, DeclaredWaybill waybill) {
        receipts.unmatchedOfWaybill(new CebReceipt.Key(waybill.logisticsCode(), waybill.number()))
                .forEach(waiting -> settle(folders, waiting, new MessageStore.Link(declaration, DocumentType.WAYBILL)));
    }

    private boolean settle(Folders folders, ReceiptStore.KeptReceipt waiting, MessageStore.Link link) {
        if (!receipts.lockUnmatched(waiting.receipt())) {
            return false; // settled meanwhile
        }
        Outcome outcome = apply(folders, waiting.receipt(), link, 1);
        receipts.settle(List.of(new Matched(waiting.receipt(), link).entry(outcome)));
        link(waiting.message(), List.of(link));
        return true;
    }

    /** @param documents how many documents the message that is answered held, where that is refused as a whole */
    private Outcome apply(Folders folders, CebReceipt receipt, MessageStore.Link link, int documents) {
        if (receipt.kind().isOfTaxBill()) {
            return taxBills.billed(folders, link.declaration(), receipt);
        }
        if (receipt.kind() == CebReceipt.Kind.FORMAT && documents > 1) {
            desk.alone(folders, link.declaration(), link.document());
            return Outcome.STORED;
        }
        DeclarationProgress.Outcome outcome = desk.told(
                folders,
                link.declaration(),
                new Receipt(
                        link.document(),
                        receipt.kind(),
                        receipt.status(),
                        receipt.text(),
                        receipt.returnedAt().atZone(CustomsCalendar.ZONE).toInstant(),
                        receipt.entryNumber(),
                        receipt.listNumber()));
        return switch (outcome) {
            case APPLIED -> Outcome.APPLIED;
            case STORED -> Outcome.STORED;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }

    private void link(MessageId message, Collection<MessageStore.Link> links) {
        messages.link(
                message,
                links.stream()
                        .map(link -> new MessageStore.NumberedLink(
                                link.declaration(), declarations.nextMessage(link.declaration()), link.document()))
                        .toList());
    }
}
