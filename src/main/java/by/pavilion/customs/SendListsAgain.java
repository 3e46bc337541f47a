package by.pavilion.customs;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.DeclarationStore.OpenCase;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        Instant now = clock.instant();
        Instant afterTime = Instant.EPOCH;
        long afterId = 0;
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            List<OpenCase> open = declarations.cases(CaseKind.DOCUMENT_REFUSED, now, afterTime, afterId, PORTION);
            List<DeclarationId> waiting = open.stream()
                    .map(OpenCase::declaration)
                    .filter(declaration -> waitsFor(declaration.progress(), ledger, sku))
                    .map(Declaration::id)
                    .toList();
            if (!waiting.isEmpty()) {
                Transactions.retrying(() -> sendAgain(waiting, ledger, sku));
            }
            if (open.size() < PORTION) {
                return;
            }
            OpenCase last = open.get(open.size() - 1);
            afterTime = last.since();
            afterId = last.declaration().id().value();
        }
    }

    private List<DeclarationId> sendAgain(List<DeclarationId> waiting, String ledger, Sku sku) {
        Folders folders = desk.open(waiting);
        for (DeclarationId id : waiting) {
            if (waitsFor(folders.declaration(id).progress(), ledger, sku)) {
                desk.resubmitted(folders, id);
            }
        }
        desk.putAway(folders);
        return waiting;
    }

    private static boolean waitsFor(DeclarationProgress progress, String ledger, Sku sku) {
        return progress.state() == DeclarationState.DECLARATION_HELD
                && progress.resubmittable().equals(ONLY_THE_LIST)
                && missing(progress)
                        .filter(items ->
                                items.ledger().equals(ledger) && items.skus().contains(sku.value()))
                        .isPresent();
    }

    private static Optional<MissingItems> missing(DeclarationProgress progress) {
        return progress.document(DocumentType.LIST)
                .result()
                .filter(result -> result.code().isEmpty())
                .flatMap(result -> MissingItems.parse(result.text()));
    }
}
