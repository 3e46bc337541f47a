package by.pavilion.customs;

import by.pavilion.customs.ReturnStore.WindowDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;

/** For how long after their release customs takes goods back with their tax. */
@ApplicationScoped
public class ReturnWindow {
    private final ReturnStore returns;

    ReturnWindow(ReturnStore returns) {
        this.returns = returns;
    }

    /** The last instant at which goods that were released then may be asked back; the release itself where none may be. */
    public Instant end(CustomsMode mode, Instant releasedAt) {
        return end(mode, releasedAt, WindowDays::toAsk);
    }

    /** The last instant at which goods that were asked back in time may be declared, being here; likewise. */
    Instant arrivalEnd(CustomsMode mode, Instant releasedAt) {
        return end(mode, releasedAt, WindowDays::toArrive);
    }

    private Instant end(CustomsMode mode, Instant releasedAt, ToIntFunction<WindowDays> days) {
        return returns.windowDays(mode, CustomsCalendar.dayOf(releasedAt))
                .map(window -> releasedAt.plus(Duration.ofDays(days.applyAsInt(window))))
                .orElse(releasedAt);
    }
}
