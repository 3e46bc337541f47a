package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.ListingsToJudge;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantDocuments;
import by.pavilion.merchant.SellingMerchants;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges all listings of a merchant again when something has changed that lies outside them, in portions. What is wanted
 * stands in rows, written by the transaction of the change. Other replicas may judge by what they remember for a moment
 * longer, so everything is judged once more when they must have forgotten it.
 */
@ApplicationScoped
class JudgeAgain implements ListingsToJudge, BackgroundWork {
    private static final Duration UNTIL_ALL_KNOW = SellingMerchants.REMEMBERED.multipliedBy(2);
    private static final int PORTION = 200;

    private final RejudgementStore store;
    private final SaveListing saveListing;
    private final SellingMerchants selling;
    private final MerchantDocuments documents;
    private final Ids ids;
    private final Clock clock;

    JudgeAgain(
            RejudgementStore store,
            SaveListing saveListing,
            SellingMerchants selling,
            MerchantDocuments documents,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.saveListing = saveListing;
        this.selling = selling;
        this.documents = documents;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void judgeAgain(MerchantId merchant) {
        Instant now = clock.instant();
        store.insert(ids.next(), merchant, now, Optional.empty());
        store.insert(ids.next(), merchant, now.plus(UNTIL_ALL_KNOW), Optional.empty());
    }

    @Override
    public void warnOfEnd(MerchantDocument document) {
        document.validUntil()
                .ifPresent(end -> store.insert(
                        ids.next(),
                        document.merchant(),
                        clock.instant(),
                        Optional.of(new RejudgementStore.Ending(document.id(), document.kind(), end))));
    }

    @Override
    public String name() {
        return "catalog-judge-again";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        return store.next(clock.instant())
                .map(wanted -> {
                    selling.forget(wanted.merchant());
                    documents.forget(wanted.merchant());
                    Transactions.retrying(() -> {
                        Optional<String> last = wanted.ending().isPresent()
                                ? saveListing.warn(
                                        wanted.merchant(),
                                        wanted.afterSku(),
                                        PORTION,
                                        wanted.ending().get())
                                : saveListing.judgeAgain(wanted.merchant(), wanted.afterSku(), PORTION);
                        if (last.isPresent()) {
                            store.cameTo(wanted.id(), last.get());
                        } else {
                            store.delete(wanted.id());
                        }
                        return wanted;
                    });
                    return 1;
                })
                .orElse(0);
    }
}
