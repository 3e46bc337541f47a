package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/**
 * Follows the days of documents, which are China's: one that begins or ends has the listings judged again, and before its
 * end whoever needs it is warned, once. One replica does it at a time.
 */
@ApplicationScoped
class WatchDocuments implements BackgroundWork {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int PORTION = 100;

    private final DocumentStore store;
    private final ListingsToJudge listings;
    private final MerchantConfig config;
    private final Clock clock;

    WatchDocuments(DocumentStore store, ListingsToJudge listings, MerchantConfig config, Clock clock) {
        this.store = store;
        this.listings = listings;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merchant-watch-documents";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int doSome() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return Transactions.retrying(() -> {
            List<DocumentRow> turned = store.lockTurned(today, PORTION);
            TreeSet<Long> merchants = new TreeSet<>();
            turned.forEach(document -> {
                document.begun = true;
                document.ended = document.hasEnded(today);
                merchants.add(document.merchantId);
            });
            merchants.forEach(merchant -> listings.judgeAgain(new MerchantId(merchant)));
            List<DocumentRow> ending = store.lockEnding(today, today.plusDays(config.warningDays()), PORTION);
            ending.forEach(document -> {
                document.warned = true;
                listings.warnOfEnd(document.toDocument());
            });
            return turned.size() + ending.size();
        });
    }
}
