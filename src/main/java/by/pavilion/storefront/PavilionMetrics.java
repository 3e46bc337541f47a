package by.pavilion.storefront;

import by.pavilion.shared.Gauges;
import by.pavilion.storefront.PageContent.Authorisation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What operators watch of the pavilion: whether its state authorisation ends soon, or has. */
@ApplicationScoped
class PavilionMetrics {
    /** As long as merchants are warned of the end of their documents. */
    private static final Duration AHEAD = Duration.ofDays(30);

    private final Gauges gauges;
    private final SnapshotKeeper keeper;
    private final Clock clock;

    PavilionMetrics(Gauges gauges, SnapshotKeeper keeper, Clock clock) {
        this.gauges = gauges;
        this.keeper = keeper;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        gauges.register("pavilion.authorisation.ending", this::ending);
    }

    /** 1 when it is over in so many days, else 0; also 0 where there is none. */
    private long ending() {
        Instant then = clock.instant().plus(AHEAD);
        return keeper.find()
                .flatMap(snapshot -> snapshot.pages().find(PageId.PAVILION))
                .flatMap(PavilionMetrics::authorisation)
                .filter(authorisation -> authorisation.stateAt(then) == Authorisation.State.OVER)
                .map(ends -> 1L)
                .orElse(0L);
    }

    private static Optional<Authorisation> authorisation(ShopPage<PageContent> page) {
        return page.content() instanceof PageContent.Pavilion pavilion
                ? Optional.ofNullable(pavilion.authorisation())
                : Optional.empty();
    }
}
