package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** For how long after their release customs takes goods back with their tax. */
@ApplicationScoped
public class ReturnWindow {
    private final ReturnStore returns;

    ReturnWindow(ReturnStore returns) {
        this.returns = returns;
    }

    /** The last instant at which goods that were released then may be declared back; the release itself where none may be. */
    public Instant end(CustomsMode mode, Instant releasedAt) {
        return returns.windowDays(mode, CustomsCalendar.dayOf(releasedAt))
                .map(days -> releasedAt.plus(Duration.ofDays(days)))
                .orElse(releasedAt);
    }
}
