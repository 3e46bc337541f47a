package by.pavilion.customs;

import by.pavilion.customs.ReceiptStore.Entry;
import by.pavilion.customs.ReceiptStore.KeptReceipt;
import by.pavilion.customs.TakeTaxBills.OpenBills;
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
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes receipt messages, from wherever they come. Each receipt is kept once and takes effect once; one whose document is
 * not known yet waits for it.
 */
@ApplicationScoped
public class TakeReceipts {
    private final MessageStore messages;
    private final ReceiptStore receipts;
    private final ReceiptMatching matching;
    private final TakeTaxBills taxBills;
    private final DeclarationDesk desk;
    private final ReceiptCodes codes;
    private final Ids ids;
    private final Clock clock;

    TakeReceipts(
            MessageStore messages,
            ReceiptStore receipts,
            ReceiptMatching matching,
            TakeTaxBills taxBills,
            DeclarationDesk desk,
            ReceiptCodes codes,
            Ids ids,
            Clock clock) {
        this.messages = messages;
        this.receipts = receipts;
        this.matching = matching;
        this.taxBills = taxBills;
        this.desk = desk;
        this.codes = codes;
        this.ids = ids;
        this.clock = clock;
    }

    /** A receipt and the document that it speaks of, null when that is not known. */
    record Matched(CebReceipt receipt, MessageStore.@Nullable Link link) {
        Entry entry(MessageId message, Outcome outcome) {
            return new Entry(
                    message,
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

    /** A message that has been read, under the number by which it will be kept. */
    static final class Incoming {
        private final MessageId id;
        private final byte[] bytes;
        private final CebReader.Receipts content;

        private Incoming(MessageId id, byte[] bytes, CebReader.Receipts content) {
            this.id = id;
            this.bytes = bytes;
            this.content = content;
        }

        byte[] bytes() {
            return bytes;
        }

        /** How many it brings. */
        int receipts() {
            return content.receipts().size();
        }

        /** Why a further receipt of the message cannot be read; empty when all of them can. */
        Optional<String> fault() {
            return content.fault();
        }

        private MessageStore.NewMessage kept() {
            return new MessageStore.NewMessage(
                    id, content.guid(), content.kind().message(), bytes);
        }
    }

    /**
     * Reads one message CEB312, 412, 512, 514, 622, 624, 626, 712, 816, 818 or 900.
     *
     * @param message the business message without its envelope
     * @throws by.pavilion.shared.Problem {@code unreadable-customs-message}
     */
    Incoming read(byte[] message) {
        try {
            return new Incoming(new MessageId(ids.next()), message, CebReader.read(message));
        } catch (UnreadableMessage e) {
            throw CustomsProblems.unreadableMessage(e.why());
        }
    }

    /**
     * Takes one message, all of it or nothing.
     *
     * @param message the business message without its envelope
     * @throws by.pavilion.shared.Problem {@code unreadable-customs-message}
     */
    @Transactional
    public List<TakenReceipt> take(byte[] message) {
        Incoming incoming = read(message);
        incoming.fault().ifPresent(why -> {
            throw CustomsProblems.unreadableMessage(why);
        });
        return takeAll(List.of(incoming));
    }

    /** Takes messages in their order, all or none, by a handful of statements however many they are. */
    @Transactional
    List<TakenReceipt> takeAll(List<Incoming> messages) {
        Map<MessageId, List<Matched>> matched = match(messages);
        Folders folders = desk.open(declarationsOf(matched.values()));
        Instant now = clock.instant();
        Foresight foresight = new Foresight(folders);
        List<Foreseen> foreseen = new ArrayList<>();
        for (Incoming message : messages) {
            List<Matched> own = of(matched, message);
            own.forEach(one -> foreseen.add(foresight.of(message, one, own.size())));
        }
        Predicate<Entry> isNew =
                receipts.insert(foreseen.stream().map(Foreseen::entry).toList(), now);
        OpenBills bills =
                taxBills.keep(messages.stream().map(message -> message.content).toList());
        Settled settled = new Settled();
        Iterator<Foreseen> inserted = foreseen.iterator();
        for (Incoming message : messages) {
            take(folders, bills, message, of(matched, message), inserted, isNew, settled);
        }
        this.messages.taken(settled.kept, now);
        putAway(folders, bills, settled);
        return settled.taken;
    }

    /** A receipt as it is kept at first, and what it makes of its declaration; null where it moves none of its documents. */
    private record Foreseen(Entry entry, @Nullable Step step) {}

    /** What a receipt makes of a declaration that has come so far. */
    private record Step(Receipt receipt, DeclarationProgress before, DeclarationProgress.Told told) {
        static Step of(Receipt receipt, DeclarationProgress before) {
            return new Step(receipt, before, before.told(receipt));
        }
    }

    /**
     * What will become of receipts, as far as can be said before it is known which of them are new: mostly all are. So they can
     * be kept with it at once, and only those of which something else has become are looked at and written again.
     */
    private final class Foresight {
        private final Folders folders;
        private final Map<DeclarationId, DeclarationProgress> ahead = new HashMap<>();

        Foresight(Folders folders) {
            this.folders = folders;
        }

        /**
         * Of receipts in the order in which they are taken.
         *
         * @param documents how many documents the message that is answered held, where that is refused as a whole
         */
        Foreseen of(Incoming message, Matched one, int documents) {
            MessageStore.Link link = one.link();
            if (link == null) {
                return new Foreseen(one.entry(message.id, unmatched(message)), null);
            }
            if (one.receipt().kind().isOfTaxBill()) {
                return new Foreseen(one.entry(message.id, Outcome.APPLIED), null);
            }
            if (refusesOthersToo(one.receipt(), documents)) {
                return new Foreseen(one.entry(message.id, Outcome.STORED), null);
            }
            DeclarationId id = link.declaration();
            DeclarationProgress before =
                    ahead.computeIfAbsent(id, none -> folders.declaration(id).progress());
            Step step = Step.of(receipt(one.receipt(), link), before);
            ahead.put(id, step.told().progress());
            return new Foreseen(one.entry(message.id, outcome(step.told().outcome())), step);
        }
    }

    /** What has become of the receipts, to be written for all at once. */
    private static final class Settled {
        final List<TakenReceipt> taken = new ArrayList<>();
        final List<Entry> entries = new ArrayList<>();
        final List<MessageStore.NewMessage> kept = new ArrayList<>();
        final Map<MessageId, Set<MessageStore.Link>> links = new LinkedHashMap<>();

        void link(MessageId message, MessageStore.Link link) {
            links.computeIfAbsent(message, none -> new LinkedHashSet<>()).add(link);
        }
    }

    private void take(
            Folders folders,
            OpenBills bills,
            Incoming message,
            List<Matched> matched,
            Iterator<Foreseen> inserted,
            Predicate<Entry> isNew,
            Settled settled) {
        boolean kept = false;
        for (Matched one : matched) {
            Foreseen foreseen = inserted.next();
            boolean first = isNew.test(foreseen.entry());
            kept |= first;
            if (!first) {
                settled.taken.add(one.taken(Outcome.REPEATED));
            } else if (one.link() == null) {
                settled.taken.add(one.taken(unmatched(message)));
            } else {
                Outcome outcome = apply(folders, bills, one.receipt(), one.link(), matched.size(), foreseen.step());
                if (!outcome.name().equals(foreseen.entry().outcome())) {
                    settled.entries.add(one.entry(message.id, outcome));
                }
                settled.link(message.id, one.link());
                settled.taken.add(one.taken(outcome));
            }
        }
        if (kept) {
            settled.kept.add(message.kept());
        }
    }

    /** One look-up for each kind of message. */
    private Map<MessageId, List<Matched>> match(List<Incoming> messages) {
        Map<CebReceipt.Kind, List<Incoming>> byKind =
                messages.stream().collect(Collectors.groupingBy(message -> message.content.kind()));
        Map<MessageId, List<Matched>> matched = new HashMap<>();
        byKind.forEach((kind, those) -> {
            Iterator<List<Matched>> found = matching.match(
                            kind,
                            those.stream()
                                    .flatMap(message -> message.content.receipts().stream())
                                    .map(receipt -> receipt.withText(ReceiptText.fit(receipt.text())))
                                    .toList())
                    .iterator();
            for (Incoming message : those) {
                List<Matched> own = new ArrayList<>();
                message.content.receipts().forEach(receipt -> own.addAll(found.next()));
                matched.put(message.id, own);
            }
        });
        return matched;
    }

    private static List<Matched> of(Map<MessageId, List<Matched>> matched, Incoming message) {
        return matched.getOrDefault(message.id, List.of());
    }

    /** The operator of a supervised place declares arrivals: what is said of them concerns none of our documents. */
    private static Outcome unmatched(Incoming message) {
        return message.content.kind() == CebReceipt.Kind.WAREHOUSE_ENTRY ? Outcome.STORED : Outcome.UNMATCHED;
    }

    private static List<DeclarationId> declarationsOf(Collection<List<Matched>> matched) {
        return matched.stream()
                .flatMap(List::stream)
                .flatMap(one -> Optional.ofNullable(one.link()).stream())
                .map(MessageStore.Link::declaration)
                .distinct()
                .toList();
    }

    /** Tries again to find the documents of receipts that wait for them; those that are found take effect in their order. */
    @Transactional
    void matchAgain(List<KeptReceipt> waiting) {
        Map<KeptReceipt, MessageStore.Link> links = new HashMap<>();
        Map<CebReceipt.Kind, List<KeptReceipt>> byKind = waiting.stream()
                .collect(Collectors.groupingBy(one -> one.receipt().kind()));
        byKind.forEach((kind, those) -> {
            Iterator<List<Matched>> found = matching.match(
                            kind, those.stream().map(KeptReceipt::receipt).toList())
                    .iterator();
            those.forEach(one -> found.next().stream()
                    .flatMap(matched -> Optional.ofNullable(matched.link()).stream())
                    .findFirst()
                    .ifPresent(link -> links.put(one, link)));
        });
        if (!links.isEmpty()) {
            Folders folders = desk.open(
                    links.values().stream().map(MessageStore.Link::declaration).toList());
            Settled settled = new Settled();
            OpenBills bills =
                    settle(folders, waiting.stream().filter(links::containsKey).toList(), links, settled);
            putAway(folders, bills, settled);
        }
    }

    /** Lets receipts for waybills take effect that came before the waybills were known. In the caller's transaction. */
    void waybillsKnown(Folders folders, Map<DeclarationId, DeclaredWaybill> waybills) {
        Map<CebReceipt.Key, DeclarationId> owners = new HashMap<>();
        waybills.forEach(
                (id, waybill) -> owners.put(new CebReceipt.Key(waybill.logisticsCode(), waybill.number()), id));
        List<KeptReceipt> waiting = receipts.unmatchedOfWaybills(owners.keySet());
        Map<KeptReceipt, MessageStore.Link> links = waiting.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        one -> new MessageStore.Link(
                                Objects.requireNonNull(owners.get(one.receipt().key())), DocumentType.WAYBILL)));
        Settled settled = new Settled();
        OpenBills bills = settle(folders, waiting, links, settled);
        write(folders, bills, settled);
    }

    /** Lets the receipts take effect that nobody else has settled meanwhile. */
    private OpenBills settle(
            Folders folders, List<KeptReceipt> waiting, Map<KeptReceipt, MessageStore.Link> links, Settled settled) {
        Set<ReceiptStore.Identity> unmatched = receipts.lockUnmatched(waiting);
        List<KeptReceipt> still = waiting.stream()
                .filter(one -> unmatched.contains(one.identity()))
                .toList();
        OpenBills bills = taxBills.open(still.stream().map(KeptReceipt::receipt).toList());
        for (KeptReceipt one : still) {
            MessageStore.Link link = Objects.requireNonNull(links.get(one));
            Outcome outcome = apply(folders, bills, one.receipt(), link, 1, null);
            settled.entries.add(new Matched(one.receipt(), link).entry(one.message(), outcome));
            settled.link(one.message(), link);
        }
        return bills;
    }

    private void putAway(Folders folders, OpenBills bills, Settled settled) {
        write(folders, bills, settled);
        desk.putAway(folders);
    }

    private void write(Folders folders, OpenBills bills, Settled settled) {
        receipts.settle(settled.entries);
        taxBills.putAway(bills);
        link(folders, settled.links);
    }

    /**
     * @param documents how many documents the message that is answered held, where that is refused as a whole
     * @param step what was foreseen, which holds if the declaration has come as far as that by now
     */
    private Outcome apply(
            Folders folders,
            OpenBills bills,
            CebReceipt receipt,
            MessageStore.Link link,
            int documents,
            @Nullable Step step) {
        if (receipt.kind().isOfTaxBill()) {
            return taxBills.billed(folders, bills, link.declaration(), receipt);
        }
        if (refusesOthersToo(receipt, documents)) {
            desk.alone(folders, link);
            return Outcome.STORED;
        }
        DeclarationProgress now = folders.declaration(link.declaration()).progress();
        Step next = step != null && step.before().equals(now) ? step : Step.of(receipt(receipt, link), now);
        return outcome(desk.told(folders, link.declaration(), next.receipt(), next.told()));
    }

    private static boolean refusesOthersToo(CebReceipt receipt, int documents) {
        return receipt.kind() == CebReceipt.Kind.FORMAT && documents > 1;
    }

    private Receipt receipt(CebReceipt receipt, MessageStore.Link link) {
        ReceiptRules.Meaning meaning = codes.rules()
                .of(receipt.kind(), receipt.status(), receipt.returnedAt().toLocalDate());
        return new Receipt(
                link.document(),
                link.number(),
                receipt.kind(),
                receipt.status(),
                meaning,
                receipt.text(),
                receipt.returnedAt().atZone(CustomsCalendar.ZONE).toInstant(),
                receipt.entryNumber(),
                receipt.listNumber());
    }

    private static Outcome outcome(DeclarationProgress.Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> Outcome.APPLIED;
            case STORED -> Outcome.STORED;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }

    private void link(Folders folders, Map<MessageId, Set<MessageStore.Link>> links) {
        List<MessageStore.NumberedLink> numbered = new ArrayList<>();
        links.forEach((message, those) -> those.forEach(link ->
                numbered.add(new MessageStore.NumberedLink(message, folders.nextMessage(link.declaration()), link))));
        messages.link(numbered);
    }
}
