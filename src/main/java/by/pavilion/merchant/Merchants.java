package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.identity.MerchantRegister;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of merchants. */
@ApplicationScoped
@Transactional
public class Merchants implements MerchantRegister {
    private final MerchantStore store;

    Merchants(MerchantStore store) {
        this.store = store;
    }

    public Optional<MerchantProfile> find(MerchantId id) {
        return store.find(id);
    }

    @Override
    public boolean has(MerchantId merchant) {
        return store.find(merchant).isPresent();
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none */
    public MerchantProfile require(MerchantId id) {
        return store.find(id).orElseThrow(() -> MerchantProblems.noSuchMerchant(id));
    }

    /**
     * The same, and nobody else who asks so goes on before the caller's transaction ends.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    MerchantProfile lock(MerchantId id) {
        return store.lock(id).map(MerchantRow::toProfile).orElseThrow(() -> MerchantProblems.noSuchMerchant(id));
    }

    /** All merchants by id. */
    public Page<MerchantProfile> page(@Nullable String cursor, int limit) {
        long after = cursor == null ? Long.MIN_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.after(after, limit + 1),
                limit,
                merchant -> Cursor.print(merchant.id().value()));
    }

    /** Those whose application waits for an operator's word, by id. */
    public Page<MerchantProfile> submitted(@Nullable String cursor, int limit) {
        long after = cursor == null ? Long.MIN_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.submittedAfter(after, limit + 1),
                limit,
                merchant -> Cursor.print(merchant.id().value()));
    }
}
