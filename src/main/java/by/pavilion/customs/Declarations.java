package by.pavilion.customs;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading declarations, their history and their messages. */
@ApplicationScoped
public class Declarations {
    private static final int LONGEST_HISTORY = 500;

    private final DeclarationStore declarations;
    private final MessageStore messages;
    private final ReceiptStore receipts;
    private final CustomsConfig config;

    Declarations(DeclarationStore declarations, MessageStore messages, ReceiptStore receipts, CustomsConfig config) {
        this.declarations = declarations;
        this.messages = messages;
        this.receipts = receipts;
        this.config = config;
    }

    public Optional<Declaration> find(DeclarationId id) {
        return declarations.find(id);
    }

    /** @throws by.pavilion.shared.Problem {@code declaration-not-found} */
    public Declaration require(DeclarationId id) {
        return find(id).orElseThrow(CustomsProblems::noSuchDeclaration);
    }

    /** Newest first. */
    public Page<Declaration> page(DeclarationFilter filter, int limit, @Nullable String cursor) {
        @Nullable DeclarationId before = cursor == null ? null : new DeclarationId(Cursor.parseLong(cursor));
        List<Declaration> found =
                declarations.page(filter.orderId().orElse(null), filter.state().orElse(null), before, limit + 1);
        return Page.of(found, limit, last -> Cursor.print(last.id().value()));
    }

    /** What happened so far, oldest first. */
    public List<DeclarationStep> timeline(Declaration declaration) {
        List<DeclarationStep> steps = new ArrayList<>();
        steps.add(new DeclarationStep(
                declaration.openedAt(),
                DeclarationStep.What.OPENED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        for (DeclarationDocument document : declaration.progress().documents()) {
            document.sentAt()
                    .ifPresent(at -> steps.add(new DeclarationStep(
                            at,
                            DeclarationStep.What.SENT,
                            Optional.of(document.type()),
                            Optional.empty(),
                            Optional.empty())));
        }
        for (ReceiptStore.KeptReceipt kept : receipts.history(declaration.id(), LONGEST_HISTORY)) {
            steps.add(new DeclarationStep(
                    kept.receipt().returnedAt().atZone(CustomsCalendar.ZONE).toInstant(),
                    kept.outcome().equals(DeclarationProgress.Outcome.APPLIED.name())
                            ? DeclarationStep.What.RECEIPT
                            : DeclarationStep.What.LATE_RECEIPT,
                    kept.document(),
                    Optional.of(kept.receipt().status()),
                    Optional.of(kept.receipt().text())));
        }
        steps.sort(Comparator.comparing(DeclarationStep::at));
        return List.copyOf(steps);
    }

    public NextAction nextAction(Declaration declaration) {
        return NextAction.of(declaration.progress(), Connection.of(config).isPresent());
    }

    /** The messages that speak of a declaration, in the order in which they came to be. */
    public Page<DeclarationMessage> messages(DeclarationId id, int limit, @Nullable String cursor) {
        int after = cursor == null ? 0 : Math.toIntExact(Cursor.parseLong(cursor));
        return Page.of(messages.list(id, after, limit + 1), limit, last -> Cursor.print(last.number()));
    }

    /**
     * One business message, byte for byte as it was put into its envelope or taken out of it.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-message-not-found}
     */
    public byte[] message(DeclarationId id, int number) {
        return messages.content(id, number).orElseThrow(CustomsProblems::noSuchMessage);
    }
}
