package by.pavilion.customs;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.DeclarationStore.OpenCase;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Sends the lists that were refused for want of an item's number, once it is there. */
@ApplicationScoped
class SendListsAgain {
    private static final int PORTION = 100;

    /** Behind 2,000 cases, lists are sent again by hand. */
    private static final int MOST_PORTIONS = 20;

    private static final List<DocumentType> ONLY_THE_LIST = List.of(DocumentType.LIST);

    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final Clock clock;

    SendListsAgain(DeclarationStore declarations, DeclarationDesk desk, Clock clock) {
        this.declarations = declarations;
        this.desk = desk;
        this.clock = clock;
    }

    /** Those that wait for this number, a portion in a transaction; one that lacks another number too is refused for that one. */
    void send(String ledger, Sku sku) {
        Predicate<MissingItems> entered =
                items -> items.ledger().equals(ledger) && items.skus().contains(sku.value());
        Instant now = clock.instant();
        Instant afterTime = Instant.EPOCH;
        long afterId = 0;
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            List<OpenCase> open = declarations.cases(CaseKind.DOCUMENT_REFUSED, now, afterTime, afterId, PORTION);
            sendAgain(
                    open.stream()
                            .map(OpenCase::declaration)
                            .filter(declaration -> waitsFor(declaration.progress(), entered))
                            .map(Declaration::id)
                            .toList(),
                    entered);
            if (open.size() < PORTION) {
                return;
            }
            OpenCase last = open.get(open.size() - 1);
            afterTime = last.since();
            afterId = last.declaration().id().value();
        }
    }

    /**
     * Those of the lists just refused whose numbers have been entered meanwhile.
     *
     * @param numbers as they were read after the refusal
     */
    void send(List<DeclarationId> refused, ItemNumbers numbers) {
        sendAgain(refused, items -> items.skus().stream().anyMatch(sku -> numbers.isEntered(items.ledger(), sku)));
    }

    private void sendAgain(List<DeclarationId> waiting, Predicate<MissingItems> entered) {
        if (!waiting.isEmpty()) {
            Transactions.retrying(() -> sendAgainTogether(waiting, entered));
        }
    }

    private List<DeclarationId> sendAgainTogether(List<DeclarationId> waiting, Predicate<MissingItems> entered) {
        Folders folders = desk.open(waiting);
        for (DeclarationId id : waiting) {
            if (waitsFor(folders.declaration(id).progress(), entered)) {
                desk.resubmitted(folders, id);
            }
        }
        desk.putAway(folders);
        return waiting;
    }

    private static boolean waitsFor(DeclarationProgress progress, Predicate<MissingItems> entered) {
        return progress.state() == DeclarationState.DECLARATION_HELD
                && progress.resubmittable().equals(ONLY_THE_LIST)
                && missing(progress).filter(entered).isPresent();
    }

    private static Optional<MissingItems> missing(DeclarationProgress progress) {
        return progress.document(DocumentType.LIST)
                .result()
                .filter(result -> result.code().isEmpty())
                .flatMap(result -> MissingItems.parse(result.text()));
    }
}
