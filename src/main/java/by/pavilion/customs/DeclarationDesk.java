package by.pavilion.customs;

import by.pavilion.customs.DeclarationProgress.Outcome;
import by.pavilion.customs.ceb.Filing;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Money;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Where facts meet declarations: opened under their locks, changed by the facts, and put away with the events that tell of
 * it, all in the caller's transaction and by a handful of statements, however many declarations there are.
 */
@ApplicationScoped
class DeclarationDesk {
    private static final Logger LOG = Logger.getLogger(DeclarationDesk.class);

    private final DeclarationStore declarations;
    private final MessageStore messages;
    private final FilingStore filings;
    private final ReturnStore returns;
    private final RealNameStore realNameChecks;
    private final RealNames realNames;
    private final Quota quota;
    private final ConnectionRest connectionRest;
    private final Outbox outbox;
    private final Workers workers;
    private final CustomsConfig config;
    private final Clock clock;

    DeclarationDesk(
            DeclarationStore declarations,
            MessageStore messages,
            FilingStore filings,
            ReturnStore returns,
            RealNameStore realNameChecks,
            RealNames realNames,
            Quota quota,
            ConnectionRest connectionRest,
            Outbox outbox,
            Workers workers,
            CustomsConfig config,
            Clock clock) {
        this.declarations = declarations;
        this.messages = messages;
        this.filings = filings;
        this.returns = returns;
        this.realNameChecks = realNameChecks;
        this.realNames = realNames;
        this.quota = quota;
        this.connectionRest = connectionRest;
        this.outbox = outbox;
        this.workers = workers;
        this.config = config;
        this.clock = clock;
    }

    /** Lets nobody else change these declarations until the transaction ends. Ids of none are left out. */
    Folders open(Collection<DeclarationId> ids) {
        return new Folders(declarations.lock(ids));
    }

    /** Writes what has changed of the declarations, and tells of it. */
    void putAway(Folders folders) {
        List<Outbox.Numbered> events = folders.events().stream()
                .map(told -> new Outbox.Numbered(
                        told.event(),
                        folders.nextEvent(told.declaration()),
                        folders.declaration(told.declaration()).orderId()))
                .toList();
        Instant now = clock.instant();
        declarations.update(folders.changes(), now);
        quota.confirm(folders.events().stream()
                .filter(told -> told.event() instanceof DeclarationReleased)
                .map(told -> folders.declaration(told.declaration()).orderId())
                .toList());
        outbox.append(events);
        if (folders.changed().stream().anyMatch(declaration -> hasSomethingDue(declaration, now))) {
            workers.wake(SendDocuments.NAME);
        }
    }

    /** What is due later is found by the clock. */
    private static boolean hasSomethingDue(Declaration declaration, Instant now) {
        return declaration.progress().documents().stream().anyMatch(document -> document.nextAttemptAt()
                .filter(due -> !due.isAfter(now))
                .isPresent());
    }

    /** A message with these documents has been written and waits to be sent. */
    void written(Folders folders, List<DeclarationId> ids, DocumentType type, MessageId message) {
        messages.link(ids.stream()
                .map(id -> new MessageStore.NumberedLink(
                        message, folders.nextMessage(id), new MessageStore.Link(id, type, last(folders, id, type))))
                .toList());
        ids.forEach(id -> change(folders, id, type, DeclarationDocument::queued));
    }

    private static int last(Folders folders, DeclarationId id, DocumentType type) {
        return folders.declaration(id).progress().document(type).number();
    }

    /** The document has been handed over. Unless something is heard of it in time, it goes again. */
    void sent(Folders folders, DeclarationId id, DocumentType type, Instant at) {
        sent(folders, new MessageStore.Link(id, type), at);
    }

    void sent(Folders folders, MessageStore.Link link, Instant at) {
        Duration silence = link.document() == DocumentType.PAYMENT
                ? config.timeOuts().payment()
                : config.timeOuts().acceptance();
        change(folders, link, document -> document.sent(at).againAt(at.plus(silence)));
    }

    /** The document cannot be sent as it is. */
    void malformed(Folders folders, DeclarationId id, DocumentType type, String why) {
        malformed(folders, new MessageStore.Link(id, type, last(folders, id, type)), "", why);
    }

    /** @param code the exchange platform's; empty when we refuse it ourselves */
    void malformed(Folders folders, MessageStore.Link link, String code, String why) {
        change(folders, link, document -> document.malformed(code, why, clock.instant()));
    }

    /** The message was refused for its form, perhaps for another document in it: this one goes again by itself. */
    void alone(Folders folders, MessageStore.Link link) {
        change(folders, link, document -> document.rewrittenAt(clock.instant(), true));
    }

    /** The message was not sent, because of a hold on one of its documents: this one is written anew. */
    void recalled(Folders folders, MessageStore.Link link) {
        change(folders, link, document -> document.rewrittenAt(clock.instant(), false));
    }

    /** The firm that files the document could not be reached. */
    void missed(Folders folders, DeclarationId id, DocumentType type) {
        change(
                folders,
                id,
                type,
                document -> document.missed(clock.instant()
                        .plus(Pauses.after(document.attempts(), config.firstPause(), config.longestPause()))));
    }

    /** The document cannot go now, through no fault of its own: what is due of it is due later. */
    void putBack(Folders folders, DeclarationId id, DocumentType type, Instant next) {
        change(folders, id, type, document -> document.nextAttemptAt().isPresent() ? document.dueAt(next) : document);
    }

    /** Nothing has been heard of a document since it was sent, or customs could not take it: it goes again. */
    void sendAgain(Folders folders, DeclarationId id, DocumentType type, int mostAttempts) {
        DeclarationDocument document = folders.declaration(id).progress().document(type);
        if (document.filedBy() == FiledBy.PAYMENT_FIRM
                && folders.declaration(id).state() == DeclarationState.CANCELLED) {
            change(folders, id, type, DeclarationDocument::dropped); // nobody waits for it any more
            return;
        }
        if (!document.isUnheard()) { // meanwhile something was heard, or it goes again already
            if (document.state() != DocumentState.NEW) {
                change(folders, id, type, DeclarationDocument::dropped);
            }
            return;
        }
        if (document.attempts() >= mostAttempts) {
            change(folders, id, progress -> progress.with(type, DeclarationDocument::dropped, clock.instant())
                    .withAttention(DeclarationProgress.SENT_TOO_OFTEN));
            return;
        }
        Instant next =
                clock.instant().plus(Pauses.after(document.attempts(), config.firstPause(), config.longestPause()));
        switch (document.filedBy()) {
            case STORE -> change(folders, id, type, again -> again.rewrittenAt(next, false));
            case PAYMENT_FIRM -> fileAgain(folders, id, document, next);
            case LOGISTICS_FIRM, PLATFORM -> {
                // they hear it from customs themselves
            }
        }
    }

    /** The firm took its last filing: to ask for it under the same number would be a repeat, which files nothing. */
    private void fileAgain(Folders folders, DeclarationId id, DeclarationDocument payment, Instant next) {
        filings.another(id, payment);
        change(folders, id, payment.type(), again -> again.rewrittenAt(next, false));
    }

    /** The carrier has numbered the parcel. */
    void parcelKnown(Folders folders, DeclarationId id, DeclaredWaybill waybill, Optional<BorderTransport> transport) {
        change(folders, id, progress -> progress.withParcel(waybill, transport, clock.instant()));
    }

    /**
     * Customs or E-Port has said something about a document.
     *
     * @param told what {@link DeclarationProgress#told} makes of the declaration as it lies on the desk
     */
    Outcome told(Folders folders, DeclarationId id, Receipt receipt, DeclarationProgress.Told told) {
        if (told.outcome() == Outcome.APPLIED) {
            change(
                    folders,
                    id,
                    progress -> told.progress(),
                    after -> Optional.of(new DeclarationReceiptReceived(
                            after.orderId(),
                            id,
                            after.state(),
                            receipt.document(),
                            receipt.code(),
                            ReceiptText.detail(receipt.text()).orElse(null),
                            ReceiptText.meaning(receipt.code()),
                            receipt.returnedAt())));
            answer(folders, id, receipt, told.answer());
        } else {
            change(folders, id, progress -> told.progress());
        }
        return told.outcome();
    }

    private void answer(Folders folders, DeclarationId id, Receipt receipt, ReceiptRules.Answer answer) {
        DocumentType type = receipt.document();
        switch (answer) {
            case SEND_AGAIN -> sendAgain(folders, id, type, config.attempts());
            case SEND_AGAIN_ONCE -> sendAgain(folders, id, type, 2);
            case SEND_AS_NEW -> sendAsNew(folders, id, type);
            case CHECK_SIGNING -> warn(id, receipt, answer);
            case CHECK_CONNECTION -> {
                warn(id, receipt, answer);
                if (folders.declaration(id).progress().document(type).filedBy() == FiledBy.STORE) {
                    connectionRest.begin(id, type, receipt.code());
                }
            }
            case REFUND -> quota.giveBack(folders.declaration(id).orderId());
            case REFUND_AND_CORRECT_QUOTA ->
                quota.refusedByCustoms(
                        folders.declaration(id).orderId(),
                        ReceiptText.usedOfTheYear(receipt.text()),
                        CustomsCalendar.dayOf(receipt.returnedAt()));
            case NOTHING, MEND, REPORT, ASK_PLACE, SEND_ALONE -> {
                // the document's state says it, and the next action follows from that
            }
        }
    }

    private static void warn(DeclarationId id, Receipt receipt, ReceiptRules.Answer answer) {
        LOG.errorf(
                "declaration=%s document=%s code=%s: %s, and every further document may fail like it",
                id, receipt.document().code(), receipt.code(), answer);
    }

    /** What was to be deleted and is not there needs nothing more. */
    private void sendAsNew(Folders folders, DeclarationId id, DocumentType type) {
        DeclarationDocument document = folders.declaration(id).progress().document(type);
        if (document.filedBy() == FiledBy.STORE && document.filing() == Filing.CHANGE) {
            change(folders, id, type, again -> again.filedAnew(Filing.NEW, Optional.of(clock.instant())));
        }
    }

    /** The declaration is not wanted any more. */
    Declaration cancelled(Folders folders, DeclarationId id) {
        return change(folders, id, progress -> progress.cancelled(clock.instant()));
    }

    /** Something else is to be declared than was said at first. */
    void goodsReplaced(Folders folders, DeclarationId id) {
        change(folders, id, progress -> progress.writtenFromOtherData(clock.instant()));
    }

    /** Its goods are described in another way than customs has heard of. */
    void goodsCorrected(Folders folders, DeclarationId id, Instant at) {
        change(folders, id, progress -> progress.corrected(at));
    }

    /**
     * The people are named in other words than customs has heard of.
     *
     * @param anew what is filed anew at once
     */
    void peopleCorrected(
            Folders folders,
            DeclarationId id,
            UnaryOperator<DeclarationProgress> correction,
            List<DocumentType> anew,
            Instant at) {
        change(
                folders,
                id,
                correction,
                after -> anew.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new DeclarationResubmitted(after.orderId(), id, after.state(), anew, at)));
    }

    /** Goods of it have come back. */
    Declaration returning(Folders folders, DeclarationId id) {
        return change(folders, id, progress -> progress.returning(clock.instant()));
    }

    /** A person has looked at what asked for attention. */
    void lookedAt(Folders folders, DeclarationId id) {
        change(folders, id, DeclarationProgress::lookedAt);
    }

    /** What was refused has been mended. An orderer whose identity was refuted is asked about again. */
    Declaration resubmitted(Folders folders, DeclarationId id) {
        if (folders.declaration(id).progress().isOrdererRefuted()) {
            return verifyOrderer(folders, id);
        }
        Instant now = clock.instant();
        List<DocumentType> refused = folders.declaration(id).progress().resubmittable();
        return change(
                folders,
                id,
                progress -> progress.resubmitted(now),
                after -> Optional.of(new DeclarationResubmitted(after.orderId(), id, after.state(), refused, now)));
    }

    /**
     * What goes nowhere by itself is sent once more.
     *
     * @param silent {@link DeclarationProgress#silent}
     */
    Declaration triedAnew(Folders folders, DeclarationId id, List<DocumentType> silent, Instant heardBefore) {
        Instant now = clock.instant();
        return change(
                folders,
                id,
                progress -> progress.triedAnew(heardBefore, now),
                after -> Optional.of(new DeclarationResubmitted(after.orderId(), id, after.state(), silent, now)));
    }

    /**
     * The payment firm has said who paid, when it was asked to declare the payment. Where nobody has compared the payer with the
     * orderer, the orderer is verified; without a service for it that is a case for a person, except that a marketplace answers
     * for who buys there.
     */
    void payerTold(Folders folders, DeclarationId id, PayerIdentity payer) {
        Declaration declaration = folders.declaration(id);
        DeclarationProgress progress = declaration.progress();
        Optional<PayerCheck.State> known = progress.payerCheck().map(PayerCheck::state);
        boolean doubtful =
                switch (payer) {
                    case ORDERER -> false;
                    case SOMEBODY_ELSE -> known.isEmpty() || known.get() == PayerCheck.State.ORDERER;
                    case NOT_TOLD -> known.isEmpty() && mustBeKnown(declaration);
                };
        if (doubtful && progress.isListStillHere()) {
            verifyOrderer(folders, id);
        }
    }

    /** A shop of ours has nobody else who would answer for its payers. */
    private boolean mustBeKnown(Declaration declaration) {
        return realNames.provider().isPresent() || declaration.channel().equals(PaymentDeclarations.OUR_CHANNEL);
    }

    private Declaration verifyOrderer(Folders folders, DeclarationId id) {
        realNameChecks.ask(id, clock.instant());
        workers.wake(VerifyOrderers.NAME);
        return change(folders, id, progress -> progress.heldForPayer(realNames.unanswered(), clock.instant()));
    }

    /** The real-name service has answered. */
    Declaration ordererChecked(Folders folders, DeclarationId id, PayerCheck.State result) {
        return change(folders, id, progress -> progress.ordererChecked(result, clock.instant()));
    }

    private void change(
            Folders folders, DeclarationId id, DocumentType type, UnaryOperator<DeclarationDocument> change) {
        change(folders, id, progress -> progress.with(type, change, clock.instant()));
    }

    private void change(Folders folders, MessageStore.Link link, UnaryOperator<DeclarationDocument> change) {
        change(
                folders,
                link.declaration(),
                progress -> progress.with(link.document(), link.number(), change, clock.instant()));
    }

    private Declaration change(Folders folders, DeclarationId id, UnaryOperator<DeclarationProgress> change) {
        return change(folders, id, change, after -> Optional.empty());
    }

    /** Changes the declaration and tells of it: first what was submitted, then what was heard, then how it ends. */
    private Declaration change(
            Folders folders,
            DeclarationId id,
            UnaryOperator<DeclarationProgress> change,
            Function<Declaration, Optional<Event>> heard) {
        Declaration before = folders.declaration(id);
        Declaration after = folders.change(id, change);
        DeclarationNews news = new DeclarationNews(before, after, clock.instant(), returns::find);
        news.submissions().forEach(event -> folders.tell(id, event));
        heard.apply(after).ifPresent(event -> folders.tell(id, event));
        news.endings().forEach(event -> folders.tell(id, event));
        if (after.state() != before.state()) {
            giveQuotaBack(after);
        }
        return after;
    }

    /** @param number of the return, after which goods are still out */
    private void giveBackPart(Declaration declaration, int number, ReturnedGoods goods) {
        DeclarationOrder order = Objects.requireNonNull(
                declarations.ordersOf(List.of(declaration.id())).get(declaration.id()));
        Map<Integer, Long> before = returns.quantitiesBefore(declaration.id(), number);
        Map<Integer, Long> now = goods.lines().stream()
                .collect(Collectors.toMap(ReturnedGoods.Line::number, ReturnedGoods.Line::quantity));
        Money value = order.lines().stream()
                .map(line -> line.price().times(now.getOrDefault(line.number(), 0L)))
                .reduce(Money.zero(order.goodsValue().currency()), Money::plus);
        List<Quota.GoodsBack> lines = order.lines().stream()
                .map(line -> new Quota.GoodsBack(
                        line.hsCode(),
                        line.statutoryQuantityOf(
                                line.quantity().longValueExact() - before.getOrDefault(line.number(), 0L)),
                        line.statutoryQuantityOf(now.getOrDefault(line.number(), 0L))))
                .toList();
        quota.giveBackPart(declaration.orderId(), value, lines, CustomsCalendar.dayOf(declaration.openedAt()));
    }

    /** What does not come, or went back, is not of the buyer's year. */
    private void giveQuotaBack(Declaration declaration) {
        switch (declaration.state()) {
            case CANCELLED, RETURNED_ABROAD -> quota.giveBack(declaration.orderId());
            case RETURNED -> {
                int number =
                        declaration.progress().document(DocumentType.RETURN).number();
                ReturnedGoods goods = returns.find(declaration.id(), number);
                if (goods.complete()) {
                    quota.giveBack(declaration.orderId());
                } else {
                    giveBackPart(declaration, number, goods);
                }
            }
            case DECLARING,
                    DECLARATION_HELD,
                    READY,
                    SUBMITTED,
                    IN_REVIEW,
                    MANUAL_REVIEW,
                    INSPECTION,
                    REVIEWED,
                    REJECTED,
                    BLOCKED,
                    DETAINED,
                    RELEASED,
                    CLOSED,
                    CANCELLING,
                    RETURNING,
                    RETURN_DECLARED,
                    RETURN_HELD -> {
                // it may still come, or the receipt's own answer has said what becomes of it
            }
        }
    }
}
