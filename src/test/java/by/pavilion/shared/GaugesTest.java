package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GaugesTest {
    @Inject
    SharedConfig config;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private Gauges gauges;

    @BeforeEach
    void begin() {
        gauges = new Gauges(registry, config, nanos::get);
    }

    @Test
    void aScrapeReadsWhatWasMeasuredLastAndAsksNobody() {
        AtomicInteger asked = new AtomicInteger();
        gauges.register("rows", () -> (long) asked.incrementAndGet());
        assertThat(value("rows")).isNaN();

        gauges.doSome();

        assertThat(value("rows")).isEqualTo(1);
        assertThat(value("rows")).isEqualTo(1);
        gauges.doSome();
        assertThat(value("rows")).isEqualTo(2);
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void aScrapeDoesNotWaitForADatabaseThatHangsAndSoonHasNoNumber() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        gauges.register("rows", () -> {
            if (!first.getAndSet(false)) {
                hangs.countDown();
                awaitUnchecked(goesOn);
            }
            return 7L;
        });
        gauges.doSome();
        Thread measuring = new Thread(gauges::doSome);
        measuring.start();
        try {
            assertThat(hangs.await(10, TimeUnit.SECONDS)).isTrue();

            Duration valid = config.figuresEvery().multipliedBy(3);
            nanos.addAndGet(valid.toNanos());
            assertThat(value("rows")).isEqualTo(7);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(value("rows")).isNaN();
            assertThat(value("pavilion.figures.age.seconds")).isEqualTo((double) valid.toSeconds() + 1);
        } finally {
            goesOn.countDown();
            measuring.join(10_000);
        }

        assertThat(value("rows")).isEqualTo(7);
        assertThat(value("pavilion.figures.age.seconds")).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayThereIsNoNumberAndTheOthersDoNotWaitForItEither() {
        AtomicBoolean away = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        gauges.register("rows", () -> {
            if (away.get()) {
                throw new IllegalStateException("cannot count", new SQLException("no connection", "08001"));
            }
            return 7L;
        });
        gauges.register("others", () -> (long) asked.incrementAndGet());
        gauges.doSome();
        away.set(true);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        gauges.doSome();

        assertThat(value("rows")).isNaN();
        assertThat(value("others")).isNaN();
        assertThat(asked.get()).isEqualTo(1);
        assertThat(value("pavilion.figures.age.seconds")).isEqualTo(5);
        away.set(false);
        gauges.doSome();
        assertThat(value("rows")).isEqualTo(7);
        assertThat(value("others")).isEqualTo(2);
        assertThat(value("pavilion.figures.age.seconds")).isZero();
    }

    @Test
    void oneThatCannotBeMeasuredKeepsNoOtherFromIt() {
        gauges.register("broken", () -> {
            throw new IllegalStateException("no such column", new SQLException("no such column", "42S22"));
        });
        gauges.register("rows", () -> 7L);

        gauges.doSome();

        assertThat(value("broken")).isNaN();
        assertThat(value("rows")).isEqualTo(7);
        assertThat(value("pavilion.figures.age.seconds")).isZero();
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
