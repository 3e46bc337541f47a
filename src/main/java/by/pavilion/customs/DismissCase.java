package by.pavilion.customs;

import by.pavilion.customs.SplittingStore.State;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A person has looked at a case and found nothing wrong with it, or has dealt with it: it is closed. Orders that looked split
 * raise none together again; a message that could not be read stays where it is kept; a receipt of an unknown document takes
 * effect all the same should that become known; a declaration that asked for attention goes on, and may ask again for what
 * comes later; a tax bill that differs is due as customs has made it; what waited because customs did not accept our firm
 * goes.
 */
@ApplicationScoped
public class DismissCase {
    private static final Logger LOG = Logger.getLogger(DismissCase.class);

    private final SplittingStore splittings;
    private final KeptMessageStore messages;
    private final DeclarationStore declarations;
    private final AttentionStore attentions;
    private final TaxDifferenceStore taxDifferences;
    private final UnknownReceiptStore unknownReceipts;
    private final ConnectionRefusalStore connectionRefusals;
    private final DeclarationDesk desk;
    private final IdempotencyKeys keys;
    private final CustomsAudit audit;
    private final Clock clock;

    DismissCase(
            SplittingStore splittings,
            KeptMessageStore messages,
            DeclarationStore declarations,
            AttentionStore attentions,
            TaxDifferenceStore taxDifferences,
            UnknownReceiptStore unknownReceipts,
            ConnectionRefusalStore connectionRefusals,
            DeclarationDesk desk,
            IdempotencyKeys keys,
            CustomsAudit audit,
            Clock clock) {
        this.splittings = splittings;
        this.messages = messages;
        this.declarations = declarations;
        this.attentions = attentions;
        this.taxDifferences = taxDifferences;
        this.unknownReceipts = unknownReceipts;
        this.connectionRefusals = connectionRefusals;
        this.desk = desk;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Dismisses the case, once for each key.
     *
     * @param note why, in the operator's words
     * @param version of the case that the operator has read; when absent, whatever it is by now is dismissed. Of cases that
     *     have none it says nothing: they have another id when they have changed
     * @throws by.pavilion.shared.Problem {@code case-not-found}, or {@code case-closed} when it is not open any more: it was
     *     judged, its orders were cancelled, or a further order has made it another case; {@code case-changed} when
     *     something has come that the operator has not read
     */
    public void dismiss(String caller, IdempotencyKey key, CaseId id, String note, Optional<String> version) {
        String request = "dismiss case\n" + id + "\n" + note
                + version.map(read -> "\n" + read).orElse("");
        boolean done = Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(caller, key, request, id.toString());
            return earlier.isEmpty() && dismissOpen(caller, id, note, version);
        });
        if (done) {
            LOG.infof("case=%s dismissed by=%s", id, caller);
        }
    }

    /** @throws by.pavilion.shared.Problem {@code case-not-found} */
    public void require(CaseId id) {
        if (closedAs(id).isEmpty() && !asksForAttention(declarationOf(id))) {
            throw CustomsProblems.noSuchCase();
        }
    }

    private boolean dismissOpen(String caller, CaseId id, String note, Optional<String> version) {
        Optional<CaseKind> dismissed = dismissed(caller, id, note, version);
        if (dismissed.isEmpty()) {
            throw closedAs(id).map(CustomsProblems::caseClosed).orElseGet(CustomsProblems::noSuchCase);
        }
        audit.dismissed(id, dismissed.get());
        return true;
    }

    /** What kind of case waits for nobody any more; empty when there was no open one. */
    private Optional<CaseKind> dismissed(String caller, CaseId id, String note, Optional<String> version) {
        Instant now = clock.instant();
        if (splittings.dismiss(id, now, caller, note)) {
            return Optional.of(CaseKind.SUSPECTED_SPLITTING);
        }
        if (messages.dismiss(messageOf(id), now, caller, note)) {
            return Optional.of(CaseKind.UNREADABLE_MESSAGE);
        }
        if (taxDifferences.dismiss(id, now, caller, note)) {
            return Optional.of(CaseKind.TAX_DIFFERS);
        }
        if (unknownReceipts.dismiss(id, now, caller, note)) {
            return Optional.of(CaseKind.UNKNOWN_DOCUMENT);
        }
        if (connectionRefusals.end(id, now, caller, note)) {
            return Optional.of(CaseKind.CONNECTION_REFUSED);
        }
        return lookAt(declarationOf(id), version, now, caller, note)
                ? Optional.of(CaseKind.ATTENTION)
                : Optional.empty();
    }

    /** False when the declaration asks for no attention. */
    private boolean lookAt(DeclarationId id, Optional<String> read, Instant now, String caller, String note) {
        Folders folders = desk.open(List.of(id));
        if (folders.isEmpty()) {
            return false;
        }
        Declaration before = folders.declaration(id);
        Optional<String> reason = before.progress().attention();
        reason.ifPresent(attention -> {
            String version = Case.versionOf(folders.lastMessage(id), attention);
            if (!version.equals(read.orElse(version))) {
                throw CustomsProblems.caseChanged(version);
            }
            desk.lookedAt(folders, id);
            desk.putAway(folders);
            audit.changed(before, folders.declaration(id));
            attentions.insert(id, now, caller, attention, note);
        });
        return reason.isPresent();
    }

    private boolean asksForAttention(DeclarationId id) {
        return declarations
                .find(id)
                .flatMap(declaration -> declaration.progress().attention())
                .isPresent();
    }

    /** How a case stands that cannot be dismissed, or not any more; empty when there is none. */
    private Optional<State> closedAs(CaseId id) {
        return splittings
                .state(id)
                .or(() -> messages.has(messageOf(id))
                                || taxDifferences.has(id)
                                || unknownReceipts.has(id)
                                || connectionRefusals.has(id)
                                || attentions.has(declarationOf(id))
                        ? Optional.of(State.DISMISSED)
                        : Optional.empty());
    }

    /** The case of a kept message has the message's number. */
    private static MessageId messageOf(CaseId id) {
        return new MessageId(id.value());
    }

    /** The case of a declaration that asks for attention has the declaration's number. */
    private static DeclarationId declarationOf(CaseId id) {
        return new DeclarationId(id.value());
    }
}
