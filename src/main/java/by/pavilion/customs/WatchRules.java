package by.pavilion.customs;

import by.pavilion.catalog.SaveListing;
import by.pavilion.customs.RuleWatchStore.Watch;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Has all listings judged again when other rules decide on them than before: a day has come in China on which some begin or
 * end, an upgrade or an operator has written rows, or messages speak another table of countries. It goes over them by SKU in
 * portions and remembers how far it came in the transaction that judges. Other replicas answer by the rules that they remember
 * for a moment longer, so everything is judged once more when they must have read the new ones. One replica does it at a time.
 */
@ApplicationScoped
class WatchRules implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(WatchRules.class);
    private static final Duration UNTIL_ALL_KNOW = Rules.FRESH.multipliedBy(2);
    private static final int PORTION = 200;

    private final RuleWatchStore store;
    private final Rules rules;
    private final SaveListing listings;
    private final CustomsConfig config;
    private final Clock clock;

    WatchRules(RuleWatchStore store, Rules rules, SaveListing listings, CustomsConfig config, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.listings = listings;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customs-watch-rules";
    }

    @Override
    public Duration interval() {
        return config.rulesEvery();
    }

    /** Nobody waits for it: half of the time is left to others. */
    @Override
    public Duration rest(int done, Duration taken) {
        return taken;
    }

    @Override
    public int doSome() {
        Instant now = clock.instant();
        String fingerprint = rules.fresh().fingerprint(CustomsCalendar.dayOf(now), config.countryTable());
        return Transactions.retrying(() -> {
            Watch watch = store.lock()
                    .map(known -> known.seeing(fingerprint, now, UNTIL_ALL_KNOW))
                    .orElseGet(() -> Watch.begun(fingerprint, now, UNTIL_ALL_KNOW));
            String after = watch.afterSku();
            if (after == null) {
                return 0;
            }
            if (after.isEmpty()) {
                LOG.infof("rules=%s decide on listings: all of them are judged again", fingerprint);
            }
            store.write(watch.cameTo(listings.judgeAgain(after, PORTION)));
            return 1;
        });
    }
}
