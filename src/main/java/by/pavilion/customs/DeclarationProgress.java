package by.pavilion.customs;

import by.pavilion.customs.DeclarationDocument.Result;
import by.pavilion.customs.ceb.Filing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How far a declaration has come: its documents, what is known of the parcel, and the state that follows from both. Every
 * change goes through here, so the state never says anything else than the documents do.
 *
 * @param documents order, payment, waybill and list, then cancellation and returns where they are asked for
 * @param entryNumber E-Port's number of the list, {@code listNumber} customs' own
 * @param attention what a person should look at although the declaration goes on; texts under {@code reason.<attention>}
 * @param submittedAt when the list was last submitted
 * @param payerCheck what is known of who paid; absent while nobody has said it
 */
public record DeclarationProgress(
        CustomsMode mode,
        DeclarationState state,
        List<DeclarationDocument> documents,
        Optional<DeclaredWaybill> waybill,
        Optional<BorderTransport> transport,
        Optional<String> entryNumber,
        Optional<String> listNumber,
        Optional<String> attention,
        Optional<Instant> submittedAt,
        Optional<Instant> releasedAt,
        Optional<PayerCheck> payerCheck) {
    static final String UNKNOWN_RECEIPT = "unknown-receipt-code";
    static final String UNEXPECTED_RECEIPT = "unexpected-receipt";
    static final String SENT_TOO_OFTEN = "sent-too-often";
    static final String CANCELLATION_REFUSED = "cancellation-refused";

    static final Comparator<DeclarationDocument> IN_ORDER =
            Comparator.comparing(DeclarationDocument::type).thenComparing(DeclarationDocument::number);

    public DeclarationProgress {
        documents = List.copyOf(documents);
    }

    static DeclarationProgress opened(CustomsMode mode, List<DeclarationDocument> documents) {
        return new DeclarationProgress(
                mode,
                DeclarationState.DECLARING,
                documents,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The payment firm has said that the orderer paid, before anything was declared. */
    DeclarationProgress paidByOrderer(Instant at) {
        return changed(draft -> draft.payerCheck = Optional.of(new PayerCheck(PayerCheck.State.ORDERER, at)));
    }

    /** Somebody else may have paid than ordered: nothing more is declared before that is settled. What has gone out stays out. */
    DeclarationProgress heldForPayer(PayerCheck.State check, Instant at) {
        return changed(draft -> draft.payerCheck = Optional.of(new PayerCheck(check, at)))
                .withEach(document -> isHeldBack(document) ? document.dropped() : document)
                .followed(at);
    }

    /** The orderer's identity is verified, or refuted. Once it is verified, what was held back becomes due. */
    DeclarationProgress ordererChecked(PayerCheck.State result, Instant at) {
        if (!isHeldForPayer()) {
            return this;
        }
        DeclarationProgress checked = changed(draft -> draft.payerCheck = Optional.of(new PayerCheck(result, at)));
        return checked.isHeldForPayer()
                ? checked.followed(at)
                : checked.withEach(document -> isHeldBack(document) ? document.dueAt(at) : document)
                        .followed(at);
    }

    /** True while the identity of an orderer who did not pay is not verified, and the order is still wanted. */
    boolean isHeldForPayer() {
        return payerCheck.filter(PayerCheck::isHolding).isPresent()
                && find(DocumentType.CANCELLATION).isEmpty();
    }

    /** What we write or ask for by itself; the list waits for the others anyway. */
    private static boolean isHeldBack(DeclarationDocument document) {
        return document.isOurs() && document.isUntouched() && document.type() != DocumentType.LIST;
    }

    /** What became of a receipt. */
    enum Outcome {
        /** It moved its document. */
        APPLIED,
        /** Its document is further already, or the code asks for nothing: stored only. */
        STORED,
        /** We do not know the code, or never sent such a document: stored, and a person is asked. */
        UNKNOWN
    }

    /** @param answer what has to be done about the receipt; nothing when it moved no document */
    record Told(DeclarationProgress progress, Outcome outcome, ReceiptRules.Answer answer) {
        private static Told only(DeclarationProgress progress, Outcome outcome) {
            return new Told(progress, outcome, ReceiptRules.Answer.NOTHING);
        }
    }

    public DeclarationDocument document(DocumentType type) {
        return find(type).orElseThrow(() -> new IllegalStateException("no document " + type + " among " + documents));
    }

    /** Of several returns the last: those before it are done. */
    public Optional<DeclarationDocument> find(DocumentType type) {
        DeclarationDocument last = null;
        for (DeclarationDocument document : documents) { // plain loops here: a receipt asks several dozen times
            if (document.type() == type && (last == null || document.number() > last.number())) {
                last = document;
            }
        }
        return Optional.ofNullable(last);
    }

    Optional<DeclarationDocument> find(DocumentType type, int number) {
        for (DeclarationDocument document : documents) {
            if (document.type() == type && document.number() == number) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }

    /** True when the list has all that it needs of the parcel: its waybill and, by direct purchase, its way to the border. */
    public boolean isParcelKnown() {
        return waybill.isPresent() && (mode.isBonded() || transport.isPresent());
    }

    /** Changes one document at a moment and lets the state follow. */
    DeclarationProgress with(DocumentType type, UnaryOperator<DeclarationDocument> change, Instant at) {
        return with(type, document(type).number(), change, at);
    }

    /** The same for one of several returns. */
    DeclarationProgress with(DocumentType type, int number, UnaryOperator<DeclarationDocument> change, Instant at) {
        DeclarationProgress after = withEach(document ->
                        document.type() == type && document.number() == number ? change.apply(document) : document)
                .followed(at);
        if (!after.isUnderReview()) {
            return after.withoutAttention(CANCELLATION_REFUSED);
        }
        return after.isCancellationRefused() && !isCancellationRefused()
                ? after.withAttention(CANCELLATION_REFUSED)
                : after;
    }

    /** True while customs has the list and has neither let the goods go nor holds them. */
    private boolean isUnderReview() {
        return EnumSet.range(DeclarationState.SUBMITTED, DeclarationState.REVIEWED)
                .contains(state);
    }

    /** True when the list stays although it was to be cancelled: a person decides whether that is asked for once more. */
    private boolean isCancellationRefused() {
        return find(DocumentType.CANCELLATION)
                .filter(DeclarationDocument::needsPerson)
                .isPresent();
    }

    /** Takes over what the carrier says of the parcel. What is known already stays: a parcel is registered once. */
    DeclarationProgress withParcel(DeclaredWaybill carriers, Optional<BorderTransport> way, Instant at) {
        return changed(draft -> {
                    draft.waybill = waybill.or(() -> Optional.of(carriers));
                    draft.transport = transport.or(() -> way);
                })
                .followed(at);
    }

    /** Takes over what a receipt says of a document. */
    Told told(Receipt receipt) {
        ReceiptRules.Meaning meaning = receipt.meaning();
        if (!meaning.known()) {
            return Told.only(withAttention(UNKNOWN_RECEIPT), Outcome.UNKNOWN);
        }
        Optional<DeclarationDocument> before = find(receipt.document(), receipt.number());
        if (before.isEmpty()) {
            return Told.only(withAttention(UNEXPECTED_RECEIPT), Outcome.UNKNOWN);
        }
        if (meaning.state().isEmpty() || !receipt.isOfDocument()) {
            return Told.only(this, Outcome.STORED);
        }
        DocumentState told = meaning.state().get();
        Result said = new Result(receipt.code(), receipt.text(), receipt.returnedAt());
        DeclarationProgress after = withNumbers(receipt)
                .with(receipt.document(), receipt.number(), document -> document.told(told, said), receipt.returnedAt())
                .releasedBy(receipt, told);
        boolean applied = !after.find(receipt.document(), receipt.number()).equals(before);
        return applied ? new Told(after, Outcome.APPLIED, meaning.answer()) : Told.only(after, Outcome.STORED);
    }

    /**
     * Of several reasons the same one stays, whatever order they come in: the last by its name, and so what nobody here
     * understands before what may pass by itself.
     */
    DeclarationProgress withAttention(String reason) {
        return changed(draft -> draft.attention =
                Stream.concat(attention.stream(), Stream.of(reason)).max(String::compareTo));
    }

    /** True when something was said that we do not understand: a person reads it, however far the declaration has come. */
    boolean isAttentionOnReceipts() {
        return attention
                .filter(reason -> reason.equals(UNKNOWN_RECEIPT) || reason.equals(UNEXPECTED_RECEIPT))
                .isPresent();
    }

    /** True while customs lets a list be cancelled, and afterwards when it has refused the list. */
    boolean isCancellable() {
        return switch (state) {
            case DECLARING, DECLARATION_HELD, READY, SUBMITTED, IN_REVIEW, MANUAL_REVIEW, REJECTED, BLOCKED -> true;
            case INSPECTION,
                    REVIEWED,
                    DETAINED,
                    RELEASED,
                    CLOSED,
                    RETURNED_ABROAD,
                    CANCELLING,
                    CANCELLED,
                    RETURNING,
                    RETURN_DECLARED,
                    RETURNED,
                    RETURN_HELD -> false;
        };
    }

    /**
     * True while nobody outside has heard anything of it: no document was written, no firm was asked, and no carrier has
     * numbered the parcel.
     */
    boolean isUnheardOf() {
        return state == DeclarationState.DECLARING
                && waybill.isEmpty()
                && documents.stream().allMatch(document -> document.isUntouched() && document.attempts() == 0);
    }

    /**
     * What is due is to be written from other data. It becomes due later than it was, if by no more than the clock can tell, so
     * that whoever has begun to write it from the old data sees that they have changed.
     */
    DeclarationProgress writtenFromOtherData(Instant at) {
        return withEach(document -> writtenLater(document, at)).followed(at);
    }

    private static DeclarationDocument writtenLater(DeclarationDocument document, Instant at) {
        return document.nextAttemptAt()
                .map(due -> document.dueAt(at.isAfter(due) ? at : due.plus(1, ChronoUnit.MICROS)))
                .orElse(document);
    }

    /**
     * The buyer or the seller wants no more of it. What has not gone out stays here; an order that customs knows is deleted
     * there while no list refers to it; a list at customs is to be cancelled once it has its number.
     */
    DeclarationProgress cancelled(Instant at) {
        DeclarationDocument list = document(DocumentType.LIST);
        return withoutAttention(CANCELLATION_REFUSED)
                .withEach(document -> withdrawn(document, list.isUntouched(), at))
                .asking(DocumentType.CANCELLATION, list.filedBy())
                .followed(at);
    }

    private static DeclarationDocument withdrawn(DeclarationDocument document, boolean noListYet, Instant at) {
        boolean deletable = document.type() == DocumentType.ORDER
                && document.filedBy() == FiledBy.STORE
                && !document.isUntouched()
                && !document.needsPerson();
        if (noListYet && deletable) {
            return document.filedAnew(Filing.DELETE, Optional.of(at));
        }
        boolean goesAgain =
                document.type() == DocumentType.LIST && document.isSent(); // only what has a number is cancelled
        return document.isOurs() && document.state() == DocumentState.NEW && !goesAgain ? document.dropped() : document;
    }

    /** True while a return is on its way: the next one waits for what customs says of it. */
    boolean isReturnUnderWay() {
        return find(DocumentType.RETURN)
                .filter(last -> last.state() != DocumentState.GRANTED && !last.needsPerson())
                .isPresent();
    }

    /** True when goods have come back, or customs has been told so and has not refused: a bill may be of those that are left. */
    boolean isOfGoodsComingBack() {
        for (DeclarationDocument document : documents) {
            if (document.type() == DocumentType.RETURN && !document.needsPerson()) {
                return true;
            }
        }
        return false;
    }

    /** Which return goods that come back now belong to: the one that customs refused, else a new one. */
    int nextReturn() {
        return find(DocumentType.RETURN)
                .map(last -> last.needsPerson() ? last.number() : last.number() + 1)
                .orElse(1);
    }

    /** Goods come back after the release, and customs is to be told. Those of an earlier return that customs granted stay so. */
    DeclarationProgress returning(Instant at) {
        FiledBy firm = document(DocumentType.LIST).filedBy();
        Optional<Instant> due = firm == FiledBy.STORE ? Optional.of(at) : Optional.empty();
        return asking(
                        DocumentType.RETURN,
                        last -> last.needsPerson() ? last.filedAnew(Filing.NEW, due) : last.another(due),
                        () -> DeclarationDocument.of(DocumentType.RETURN, firm, due.orElse(null)))
                .followed(at);
    }

    /** Adds the document, or files it anew when it was refused before. */
    private DeclarationProgress asking(DocumentType type, FiledBy firm) {
        return asking(
                type,
                refused -> refused.filedAnew(Filing.NEW, Optional.empty()),
                () -> DeclarationDocument.of(type, firm, null));
    }

    /** Puts the document in the place of the one with its number, or beside the others. */
    private DeclarationProgress asking(
            DocumentType type, UnaryOperator<DeclarationDocument> after, Supplier<DeclarationDocument> first) {
        DeclarationDocument document = find(type).map(after).orElseGet(first);
        List<DeclarationDocument> all = new ArrayList<>(documents);
        all.removeIf(earlier -> earlier.type() == type && earlier.number() == document.number());
        all.add(document);
        all.sort(IN_ORDER);
        return withDocuments(all);
    }

    private DeclarationProgress withoutAttention(String reason) {
        return attention.filter(reason::equals).isPresent() ? lookedAt() : this;
    }

    /** A person has looked at what asked for attention. */
    DeclarationProgress lookedAt() {
        return changed(draft -> draft.attention = Optional.empty());
    }

    /** True when the order was withdrawn from customs, or is to be. */
    boolean isOrderDeleted() {
        return document(DocumentType.ORDER).filing() == Filing.DELETE;
    }

    boolean isResubmittable() {
        return state == DeclarationState.REJECTED
                || state == DeclarationState.DECLARATION_HELD
                || state == DeclarationState.RETURN_HELD
                || isOrdererRefuted();
    }

    /** True when the identity of the orderer, who did not pay, does not hold. */
    boolean isOrdererRefuted() {
        return state == DeclarationState.DECLARING
                && isHeldForPayer()
                && payerCheck
                        .filter(check -> check.state() == PayerCheck.State.REFUTED)
                        .isPresent();
    }

    /**
     * Files anew what was refused: as a change when customs had it and sent it back, else as what it was. What other firms
     * file is asked of them again or waited for.
     */
    DeclarationProgress resubmitted(Instant at) {
        boolean listAnew = document(DocumentType.LIST).needsPerson();
        return changed(draft -> {
                    draft.attention = isAttentionOnReceipts() ? attention : Optional.empty();
                    draft.submittedAt = listAnew ? Optional.empty() : submittedAt;
                })
                .withEach(document -> isMendable(document) ? mended(document, at) : document)
                .followed(at);
    }

    /**
     * What goes nowhere by itself: it was handed over, customs has not decided on it, and it is not due again, because it was sent
     * as often as allowed or because somebody has had it and says no more.
     *
     * @param heardBefore of what was not sent too often, since when nothing was heard
     */
    List<DocumentType> silent(Instant heardBefore) {
        Instant before = attention.filter(SENT_TOO_OFTEN::equals).isPresent() ? Instant.MAX : heardBefore;
        return documents.stream()
                .filter(document -> isLast(document) && isWaitedFor(document) && document.isSilentSince(before))
                .map(DeclarationDocument::type)
                .toList();
    }

    private boolean isWaitedFor(DeclarationDocument document) {
        return switch (state) {
            case DECLARING, SUBMITTED, CANCELLING, RETURN_DECLARED -> true;
            case CANCELLED -> document.filing() == Filing.DELETE;
            case DECLARATION_HELD,
                    READY,
                    IN_REVIEW,
                    MANUAL_REVIEW,
                    INSPECTION,
                    REVIEWED,
                    REJECTED,
                    BLOCKED,
                    DETAINED,
                    RELEASED,
                    CLOSED,
                    RETURNED_ABROAD,
                    RETURNING,
                    RETURNED,
                    RETURN_HELD -> false;
        };
    }

    /** What is silent goes once more as it is. */
    DeclarationProgress triedAnew(Instant heardBefore, Instant at) {
        List<DocumentType> silent = silent(heardBefore);
        return withoutAttention(SENT_TOO_OFTEN)
                .withEach(document ->
                        silent.contains(document.type()) && isLast(document) ? document.triedAnew(at) : document)
                .followed(at);
    }

    private boolean isLast(DeclarationDocument document) {
        return find(document.type())
                .filter(last -> last.number() == document.number())
                .isPresent();
    }

    /** True when what is refused may be so for how its goods are described. */
    boolean isCorrectable() {
        return state == DeclarationState.REJECTED || state == DeclarationState.DECLARATION_HELD;
    }

    /** True when a document was refused, perhaps for the people it names, or while the orderer is not verified. */
    boolean arePeopleCorrectable() {
        return isCorrectable() || (state == DeclarationState.DECLARING && isHeldForPayer());
    }

    /** True while documents are on their way to registration and nothing of the list is. */
    boolean isBeforeTheList() {
        return (state == DeclarationState.DECLARING || state == DeclarationState.READY) && isListStillHere();
    }

    /** True while nothing of the list has ever gone out, so that another consignee or address may still be declared. */
    boolean isConsigneeChangeable() {
        boolean open = state == DeclarationState.DECLARING
                || state == DeclarationState.READY
                || state == DeclarationState.DECLARATION_HELD;
        return open && document(DocumentType.LIST).isUntouched();
    }

    /** True when customs has been told who takes the parcel and where, by us or by the carrier. */
    boolean isConsigneeTold() {
        return Stream.of(DocumentType.ORDER, DocumentType.WAYBILL)
                .map(this::document)
                .anyMatch(document -> document.isSent() || document.isFiledAnew());
    }

    /**
     * The people are named in other words. An order that customs was sent is changed there, and so is the payment when the orderer is
     * meant to be another: its firm says anew whether that is who paid. A waybill that another address stands on is waited for.
     *
     * @param identity whether the orderer's name or number changes
     * @param address whether the consignee or its address changes
     */
    DeclarationProgress peopleCorrected(boolean identity, boolean address, Instant at) {
        DeclarationProgress asked = identity ? withoutPayerCheck(at) : this;
        return asked.withEach(document -> {
                    if (document.needsPerson() || !names(document, identity, address)) {
                        return document;
                    }
                    return switch (document.type()) {
                        case ORDER, PAYMENT -> corrected(document, at);
                        case WAYBILL ->
                            document.isSent() ? document.filedAnew(Filing.CHANGE, Optional.empty()) : document;
                        case LIST, CANCELLATION, RETURN -> document;
                    };
                })
                .withEach(document ->
                        document.type() == DocumentType.LIST && (isBeforeTheList() || isConsigneeChangeable())
                                ? document.dropped() // due again when what is filed anew is registered
                                : document)
                .followed(at);
    }

    /** Whether a correction is of what the document says and is to be filed anew for, before the list. */
    private static boolean names(DeclarationDocument document, boolean identity, boolean address) {
        return switch (document.type()) {
            case ORDER -> document.filedBy() == FiledBy.STORE;
            case PAYMENT -> identity && document.filedBy() == FiledBy.PAYMENT_FIRM;
            case WAYBILL -> address;
            case LIST, CANCELLATION, RETURN -> false;
        };
    }

    /**
     * What a correction would file anew while customs has still to decide on what was filed before. Its answer to that could not
     * be told from one to the new filing.
     *
     * @param identity whether the orderer's name or number changes
     * @param address whether the consignee or its address changes
     */
    List<DocumentType> underWay(boolean identity, boolean address) {
        return documents.stream()
                .filter(document -> document.isUnderWay() && names(document, identity, address))
                .map(DeclarationDocument::type)
                .toList();
    }

    /** What was found out of somebody else says nothing any more. */
    private DeclarationProgress withoutPayerCheck(Instant at) {
        DeclarationProgress unchecked = changed(draft -> draft.payerCheck = Optional.empty());
        return isHeldForPayer()
                ? unchecked.withEach(document -> isHeldBack(document) ? document.dueAt(at) : document)
                : unchecked;
    }

    /** True while nothing of the list is with customs or on its way there, so that it can still be held. */
    boolean isListStillHere() {
        DeclarationDocument list = document(DocumentType.LIST);
        return list.needsPerson() || (list.state() == DocumentState.NEW && !list.isSent());
    }

    /**
     * An order that customs was sent and has not refused is changed there, and one that is still to be written is written from
     * the new data; what was refused waits for its resubmission.
     */
    DeclarationProgress corrected(Instant at) {
        return withEach(document -> document.type() == DocumentType.ORDER
                                && document.filedBy() == FiledBy.STORE
                                && !document.needsPerson()
                        ? corrected(document, at)
                        : document)
                .followed(at);
    }

    private static DeclarationDocument corrected(DeclarationDocument order, Instant at) {
        return order.isSent() ? order.filedAnew(Filing.CHANGE, Optional.of(at)) : writtenLater(order, at);
    }

    /** What is filed anew when somebody has mended it. */
    List<DocumentType> resubmittable() {
        return documents.stream()
                .filter(DeclarationProgress::isMendable)
                .map(DeclarationDocument::type)
                .distinct()
                .toList();
    }

    private static boolean isMendable(DeclarationDocument document) {
        return document.needsPerson() && document.type() != DocumentType.CANCELLATION;
    }

    private static DeclarationDocument mended(DeclarationDocument document, Instant at) {
        boolean sentBack = document.state() == DocumentState.REJECTED && document.filing() == Filing.NEW;
        boolean list = document.type() == DocumentType.LIST; // becomes due by itself when the others are registered
        return document.filedAnew(
                sentBack ? Filing.CHANGE : document.filing(),
                document.isOurs() && !list ? Optional.of(at) : Optional.empty());
    }

    private DeclarationProgress withEach(UnaryOperator<DeclarationDocument> change) {
        return withDocuments(each(change));
    }

    private List<DeclarationDocument> each(UnaryOperator<DeclarationDocument> change) {
        List<DeclarationDocument> all = new ArrayList<>(documents.size());
        for (DeclarationDocument document : documents) {
            all.add(change.apply(document));
        }
        return all;
    }

    DeclarationProgress withDocuments(List<DeclarationDocument> all) {
        return changed(draft -> draft.documents = all);
    }

    /** Whether both know the same beside their documents. */
    boolean isSameBesideDocuments(DeclarationProgress other) {
        return withDocuments(other.documents).equals(other);
    }

    /** Whether both know the same beside their documents and the state that follows from them. */
    boolean isSameBesideState(DeclarationProgress other) {
        return changed(draft -> {
                    draft.state = other.state;
                    draft.documents = other.documents;
                })
                .equals(other);
    }

    /** Only the list's receipts tell the list's numbers: a cancellation has an entry number of its own. */
    private DeclarationProgress withNumbers(Receipt receipt) {
        if (receipt.document() != DocumentType.LIST) {
            return this;
        }
        return changed(draft -> {
            draft.entryNumber = entryNumber.or(receipt::entryNumber);
            draft.listNumber = listNumber.or(receipt::listNumber);
        });
    }

    /** The release counts from customs' own time of it, even when we learn it after the closing. */
    private DeclarationProgress releasedBy(Receipt receipt, DocumentState told) {
        boolean released = told == DocumentState.RELEASED || told == DocumentState.CLOSED;
        if (receipt.document() != DocumentType.LIST || !released) {
            return this;
        }
        Instant first =
                releasedAt.filter(known -> known.isBefore(receipt.returnedAt())).orElse(receipt.returnedAt());
        return changed(draft -> draft.releasedAt = Optional.of(first));
    }

    /**
     * The state follows the documents; when all is there, the list becomes due, and a cancellation with the list's number. It is
     * due no longer when something is missing again.
     */
    private DeclarationProgress followed(Instant at) {
        DeclarationState follows = FollowingState.of(this);
        DeclarationDocument list = document(DocumentType.LIST);
        boolean listDue =
                follows == DeclarationState.READY && state != DeclarationState.READY && list.filedBy() == FiledBy.STORE;
        boolean listWaits = follows == DeclarationState.DECLARING || follows == DeclarationState.DECLARATION_HELD;
        boolean cancellationDue = follows == DeclarationState.CANCELLING && isListRegistered();
        List<DeclarationDocument> due = each(document -> switch (document.type()) {
            case LIST -> listDue ? document.dueAt(at) : listWaits ? notYetWritten(document) : document;
            case CANCELLATION -> cancellationDue ? cancelledAt(document, at) : document;
            case ORDER, PAYMENT, WAYBILL, RETURN -> document;
        });
        Optional<Instant> submitted = submittedAt.or(() -> list.isSent() ? Optional.of(at) : Optional.empty());
        return changed(draft -> {
            draft.state = follows;
            draft.documents = due;
            draft.submittedAt = submitted;
        });
    }

    /** What became due and is not written waits again when one of the others is sent back. */
    private static DeclarationDocument notYetWritten(DeclarationDocument list) {
        return list.state() == DocumentState.NEW && !list.isSent() ? list.dropped() : list;
    }

    private static DeclarationDocument cancelledAt(DeclarationDocument cancellation, Instant at) {
        boolean waits = cancellation.state() == DocumentState.NEW
                && cancellation.nextAttemptAt().isEmpty()
                && cancellation.filedBy() == FiledBy.STORE;
        return waits ? cancellation.dueAt(at) : cancellation;
    }

    private boolean isListRegistered() {
        return listNumber.isPresent() && document(DocumentType.LIST).state().compareTo(DocumentState.REGISTERED) >= 0;
    }

    private DeclarationProgress changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** A copy, to be changed in a few places before it counts. */
    private static final class Draft {
        private final CustomsMode mode;
        private DeclarationState state;
        private List<DeclarationDocument> documents;
        private Optional<DeclaredWaybill> waybill;
        private Optional<BorderTransport> transport;
        private Optional<String> entryNumber;
        private Optional<String> listNumber;
        private Optional<String> attention;
        private Optional<Instant> submittedAt;
        private Optional<Instant> releasedAt;
        private Optional<PayerCheck> payerCheck;

        private Draft(DeclarationProgress original) {
            mode = original.mode;
            state = original.state;
            documents = original.documents;
            waybill = original.waybill;
            transport = original.transport;
            entryNumber = original.entryNumber;
            listNumber = original.listNumber;
            attention = original.attention;
            submittedAt = original.submittedAt;
            releasedAt = original.releasedAt;
            payerCheck = original.payerCheck;
        }

        private DeclarationProgress done() {
            return new DeclarationProgress(
                    mode,
                    state,
                    documents,
                    waybill,
                    transport,
                    entryNumber,
                    listNumber,
                    attention,
                    submittedAt,
                    releasedAt,
                    payerCheck);
        }
    }
}
