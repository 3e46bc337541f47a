package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkersTest {
    @Inject
    Stumbles stumbles;

    @Inject
    Sleeps sleeps;

    @Inject
    Workers workers;

    /** Ends in an error the first time. */
    @ApplicationScoped
    static class Stumbles implements BackgroundWork {
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        public String name() {
            return "test-stumbles";
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public boolean onEachReplica() {
            return true;
        }

        @Override
        public int doSome() {
            if (runs.incrementAndGet() == 1) {
                throw new AssertionError("stumbled");
            }
            return 0;
        }

        int runs() {
            return runs.get();
        }
    }

    /** Does what a test wants, when it is woken. */
    @ApplicationScoped
    static class Sleeps implements BackgroundWork {
        private static final String NAME = "test-sleeps";

        /**
         * One look of the work.
         *
         * @param meanwhile what happens while it looks
         * @param done how many items it says that it has done
         */
        private record Look(Runnable meanwhile, int done) {}

        private final AtomicInteger runs = new AtomicInteger();
        private final Queue<Look> looks = new ConcurrentLinkedQueue<>();

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Duration interval() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean onEachReplica() {
            return true;
        }

        @Override
        public int doSome() {
            Look look = looks.poll();
            if (look != null) {
                look.meanwhile().run();
            }
            runs.incrementAndGet();
            return look == null ? 0 : look.done();
        }

        void willLook(Runnable meanwhile, int done) {
            looks.add(new Look(meanwhile, done));
        }

        int runs() {
            return runs.get();
        }
    }

    /** What it is woken for while it works is there when it looks once more: a third look would find nothing new. */
    @Test
    void aWorkThatLooksAgainInAnyCaseIsNotWokenBesides() {
        await().until(() -> sleeps.runs() > 0);
        int before = sleeps.runs();
        sleeps.willLook(
                () -> {
                    workers.wake(Sleeps.NAME);
                    workers.wake(Sleeps.NAME);
                },
                1);

        workers.wake(Sleeps.NAME);

        await().until(() -> sleeps.runs() >= before + 2);
        await().during(Duration.ofMillis(300)).until(() -> sleeps.runs() == before + 2);
    }

    /** It may have looked before the rows were there. */
    @Test
    void aWorkThatIsWokenWhileItLooksInVainLooksOnceMore() {
        await().until(() -> sleeps.runs() > 0);
        int before = sleeps.runs();
        sleeps.willLook(() -> workers.wake(Sleeps.NAME), 0);

        workers.wake(Sleeps.NAME);

        await().until(() -> sleeps.runs() >= before + 2);
        await().during(Duration.ofMillis(300)).until(() -> sleeps.runs() == before + 2);
    }

    /** Else its thread would be gone, and nobody would do the work on this replica until the next start. */
    @Test
    void aWorkThatEndsInAnErrorIsBegunAnew() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(stumbles.runs()).isGreaterThan(1));
    }
}
