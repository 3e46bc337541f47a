package by.pavilion.customs;

import by.pavilion.customs.DeclarationDocument.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How far a declaration has come: its documents, what is known of the parcel, and the state that follows from both. Every
 * change goes through here, so the state never says anything else than the documents do.
 *
 * @param documents order, payment, waybill and list, in this order
 * @param entryNumber E-Port's number of the list, {@code listNumber} customs' own
 * @param attention what a person should look at although the declaration goes on; texts under {@code reason.<attention>}
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
        Optional<Instant> releasedAt) {
    static final String UNKNOWN_RECEIPT = "unknown-receipt-code";
    static final String SENT_TOO_OFTEN = "sent-too-often";

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
                Optional.empty());
    }

    /** What became of a receipt. */
    enum Outcome {
        /** It moved its document. */
        APPLIED,
        /** Its document is further already, or the code asks for nothing: stored only. */
        STORED,
        /** We do not know the code: stored, and a person is asked. */
        UNKNOWN
    }

    record Told(DeclarationProgress progress, Outcome outcome, boolean sendAgain) {}

    public DeclarationDocument document(DocumentType type) {
        return documents.stream()
                .filter(document -> document.type() == type)
                .findAny()
                .orElseThrow(() -> new IllegalStateException("no document " + type + " among " + documents));
    }

    /** True when the list has all that it needs of the parcel: its waybill and, by direct purchase, its way to the border. */
    public boolean isParcelKnown() {
        return waybill.isPresent() && (mode.isBonded() || transport.isPresent());
    }

    /** Changes one document at a moment and lets the state follow. */
    DeclarationProgress with(DocumentType type, UnaryOperator<DeclarationDocument> change, Instant at) {
        List<DeclarationDocument> changed = new ArrayList<>(documents);
        changed.replaceAll(document -> document.type() == type ? change.apply(document) : document);
        return new DeclarationProgress(
                        mode,
                        state,
                        changed,
                        waybill,
                        transport,
                        entryNumber,
                        listNumber,
                        attention,
                        submittedAt,
                        releasedAt)
                .followed(at);
    }

    /** Takes over what the carrier says of the parcel. What is known already stays: a parcel is registered once. */
    DeclarationProgress withParcel(DeclaredWaybill carriers, Optional<BorderTransport> way, Instant at) {
        return new DeclarationProgress(
                        mode,
                        state,
                        documents,
                        waybill.or(() -> Optional.of(carriers)),
                        transport.or(() -> way),
                        entryNumber,
                        listNumber,
                        attention,
                        submittedAt,
                        releasedAt)
                .followed(at);
    }

    /** Takes over what a receipt says of a document. */
    Told told(Receipt receipt) {
        ReceiptRules.Meaning meaning = receipt.meaning();
        if (!meaning.known()) {
            return new Told(withAttention(UNKNOWN_RECEIPT), Outcome.UNKNOWN, false);
        }
        if (meaning.state().isEmpty()) {
            return new Told(this, Outcome.STORED, false);
        }
        DocumentState told = meaning.state().get();
        Result said = new Result(receipt.code(), receipt.text(), receipt.returnedAt());
        DeclarationProgress after = with(
                        receipt.document(), document -> document.told(told, said), receipt.returnedAt())
                .withNumbers(receipt.entryNumber(), receipt.listNumber())
                .releasedBy(receipt, told);
        boolean applied = !after.document(receipt.document()).equals(document(receipt.document()));
        return new Told(after, applied ? Outcome.APPLIED : Outcome.STORED, applied && meaning.sendAgain());
    }

    DeclarationProgress withAttention(String reason) {
        return new DeclarationProgress(
                mode,
                state,
                documents,
                waybill,
                transport,
                entryNumber,
                listNumber,
                Optional.of(reason),
                submittedAt,
                releasedAt);
    }

    private DeclarationProgress withNumbers(Optional<String> entry, Optional<String> list) {
        return new DeclarationProgress(
                mode,
                state,
                documents,
                waybill,
                transport,
                entryNumber.or(() -> entry),
                listNumber.or(() -> list),
                attention,
                submittedAt,
                releasedAt);
    }

    /** The release counts from customs' own time of it, even when we learn it after the closing. */
    private DeclarationProgress releasedBy(Receipt receipt, DocumentState told) {
        boolean released = told == DocumentState.RELEASED || told == DocumentState.CLOSED;
        if (receipt.document() != DocumentType.LIST || !released) {
            return this;
        }
        Instant first =
                releasedAt.filter(known -> known.isBefore(receipt.returnedAt())).orElse(receipt.returnedAt());
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
                Optional.of(first));
    }

    /** The state follows the documents; when all is there, the list becomes due. */
    private DeclarationProgress followed(Instant at) {
        DeclarationState follows = follows();
        boolean listDue = follows == DeclarationState.READY && state != DeclarationState.READY;
        List<DeclarationDocument> due = documents.stream()
                .map(document -> listDue && document.type() == DocumentType.LIST ? document.dueAt(at) : document)
                .toList();
        Optional<Instant> submitted =
                submittedAt.or(() -> document(DocumentType.LIST).isSent() ? Optional.of(at) : Optional.empty());
        return new DeclarationProgress(
                mode, follows, due, waybill, transport, entryNumber, listNumber, attention, submitted, releasedAt);
    }

    private DeclarationState follows() {
        return switch (document(DocumentType.LIST).state()) {
            case NEW, QUEUED -> beforeTheList();
            case SENT, STORED, ACCEPTED, SEND_FAILED, AT_CUSTOMS -> DeclarationState.SUBMITTED;
            case FORMAT_ERROR, ERROR -> DeclarationState.DECLARATION_HELD;
            case REGISTERED -> DeclarationState.IN_REVIEW;
            case MANUAL_REVIEW -> DeclarationState.MANUAL_REVIEW;
            case INSPECTION -> DeclarationState.INSPECTION;
            case REVIEWED -> DeclarationState.REVIEWED;
            case REJECTED -> DeclarationState.REJECTED;
            case BLOCKED -> DeclarationState.BLOCKED;
            case DETAINED -> DeclarationState.DETAINED;
            case RELEASED -> DeclarationState.RELEASED;
            case CLOSED -> DeclarationState.CLOSED;
            case RETURNED_ABROAD -> DeclarationState.RETURNED_ABROAD;
        };
    }

    private DeclarationState beforeTheList() {
        List<DeclarationDocument> others = documents.stream()
                .filter(document -> document.type() != DocumentType.LIST)
                .toList();
        if (others.stream().anyMatch(DeclarationDocument::needsPerson)) {
            return DeclarationState.DECLARATION_HELD;
        }
        boolean registered = others.stream().allMatch(document -> document.state() == DocumentState.REGISTERED);
        return registered && isParcelKnown() ? DeclarationState.READY : DeclarationState.DECLARING;
    }
}
