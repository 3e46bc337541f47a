package by.pavilion.pricing;

import by.pavilion.customs.CustomsMode;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The freight of a parcel on a day. Rates are read anew once a minute: every order asks, and they change a few times a year. */
@ApplicationScoped
class Freight {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final FreightStore store;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, List.of());

    Freight(FreightStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Snapshot(Instant readAt, List<FreightStore.DatedRate> rates) {}

    /** @throws IllegalStateException when no rate is valid for the mode on that day */
    Money of(CustomsMode mode, long grams, LocalDate day) {
        return rates().stream()
                .filter(dated -> dated.mode() == mode && !dated.validFrom().isAfter(day))
                .max(Comparator.comparing(FreightStore.DatedRate::validFrom))
                .map(dated -> dated.rate().of(grams))
                .orElseThrow(() -> new IllegalStateException("no freight rate for " + mode + " on " + day));
    }

    private List<FreightStore.DatedRate> rates() {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known.readAt().equals(Instant.MIN) || now.isAfter(known.readAt().plus(FRESH))) {
            known = new Snapshot(now, store.all());
            snapshot = known;
        }
        return known.rates();
    }
}
