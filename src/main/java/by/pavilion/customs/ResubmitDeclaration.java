package by.pavilion.customs;

import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Files anew what customs, E-Port or our own check refused, after its cause was mended: the people, firms and codes are read
 * again. What customs had sent back goes as a change ({@code appType} 2), all else as what it was, under a new guid. What was sent
 * and goes nowhere, because it was sent too often or nothing more is heard of it, goes once more as it is.
 */
@ApplicationScoped
public class ResubmitDeclaration {
    private final DeclarationDesk desk;
    private final FilingStore filings;
    private final IdempotencyKeys keys;
    private final CustomsAudit audit;
    private final CustomsConfig config;
    private final Clock clock;

    ResubmitDeclaration(
            DeclarationDesk desk,
            FilingStore filings,
            IdempotencyKeys keys,
            CustomsAudit audit,
            CustomsConfig config,
            Clock clock) {
        this.desk = desk;
        this.filings = filings;
        this.keys = keys;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Files anew, once for each key.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-not-found}, {@code declaration-not-resubmittable}
     */
    public void resubmit(String caller, IdempotencyKey key, DeclarationId id) {
        Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(caller, key, "resubmit declaration\n" + id, id.toString());
            return earlier.isPresent() ? Optional.empty() : Optional.of(resubmit(id));
        });
    }

    /**
     * The same in the caller's transaction.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-not-found}, {@code declaration-not-resubmittable}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Declaration resubmit(DeclarationId id) {
        Folders folders = desk.open(List.of(id));
        if (folders.isEmpty()) {
            throw CustomsProblems.noSuchDeclaration();
        }
        Declaration before = folders.declaration(id);
        DeclarationProgress progress = before.progress();
        Instant heardBefore = clock.instant().minus(config.timeOuts().registration());
        List<DocumentType> silent = progress.silent(heardBefore);
        if (!progress.isResubmittable() && silent.isEmpty()) {
            throw CustomsProblems.notResubmittable(progress.state());
        }
        if (!progress.isResubmittable()) {
            if (silent.contains(DocumentType.PAYMENT)) {
                filings.another(id, progress.document(DocumentType.PAYMENT));
            }
            Declaration after = desk.triedAnew(folders, id, silent, heardBefore);
            desk.putAway(folders);
            audit.changed(before, after);
            return after;
        }
        if (!progress.isOrdererRefuted() && progress.resubmittable().contains(DocumentType.PAYMENT)) {
            filings.another(id, progress.document(DocumentType.PAYMENT));
        }
        Declaration after = desk.resubmitted(folders, id);
        desk.putAway(folders);
        audit.changed(before, after);
        return after;
    }
}
