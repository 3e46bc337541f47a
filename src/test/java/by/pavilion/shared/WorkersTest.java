package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkersTest {
    @Inject
    Stumbles stumbles;

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

    /** Else its thread would be gone, and nobody would do the work on this replica until the next start. */
    @Test
    void aWorkThatEndsInAnErrorIsBegunAnew() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stumbles.runs()).isGreaterThan(1));
    }
}
