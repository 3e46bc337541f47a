package by.pavilion.shared;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The one clock of the application. It ticks in microseconds, as {@code DATETIME(6)} stores. */
class ClockProducer {
    @Produces
    @Singleton
    Clock clock() {
        return new MicrosecondClock(Clock.system(ZoneOffset.UTC));
    }

    /** {@link Clock#tick} cannot do this: its {@code millis()} divides by zero for ticks below a millisecond. */
    private static final class MicrosecondClock extends Clock {
        private final Clock base;

        MicrosecondClock(Clock base) {
            this.base = base;
        }

        @Override
        public ZoneId getZone() {
            return base.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new MicrosecondClock(base.withZone(zone));
        }

        @Override
        public long millis() {
            return base.millis();
        }

        @Override
        public Instant instant() {
            return base.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
