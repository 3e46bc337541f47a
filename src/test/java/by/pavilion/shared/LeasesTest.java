package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas and a lease that both want. */
@QuarkusTest
class LeasesTest {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final String name = "test-" + UUID.randomUUID();

    @Inject
    DataSource dataSource;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    private Leases one;
    private Leases other;

    @BeforeEach
    void replicas() {
        one = new Leases(dataSource, clock);
        other = new Leases(dataSource, clock);
    }

    @AfterEach
    void forget() {
        statements.update("DELETE FROM shared_leases WHERE name = ?", name);
    }

    @Test
    void isRenewedByItsHolderAndTakenByNobodyElse() {
        assertThat(one.hold(name, LEASE)).isTrue();
        Instant taken = heldUntil();

        assertThat(one.hold(name, LEASE.multipliedBy(2))).isTrue();

        assertThat(heldUntil()).isAfterOrEqualTo(taken.plus(LEASE));
        assertThat(other.hold(name, LEASE)).isFalse();
        assertThat(one.hold(name, LEASE)).isTrue();
    }

    @Test
    void thatHasRunOutIsItsHoldersAsLongAsNobodyTakesIt() {
        one.hold(name, LEASE);
        runOut();

        assertThat(one.hold(name, LEASE)).isTrue();

        assertThat(heldUntil()).isAfter(clock.instant());
        assertThat(other.hold(name, LEASE)).isFalse();
    }

    @Test
    void thatHasRunOutIsHisWhoTakesItFirst() {
        one.hold(name, LEASE);
        runOut();

        assertThat(other.hold(name, LEASE)).isTrue();

        assertThat(one.hold(name, LEASE)).isFalse();
        assertThat(other.hold(name, LEASE)).isTrue();
    }

    @Test
    void comesBackToWhoHadLostIt() {
        one.hold(name, LEASE);
        runOut();
        other.hold(name, LEASE);
        one.hold(name, LEASE);

        runOut();

        assertThat(one.hold(name, LEASE)).isTrue();
        assertThat(other.hold(name, LEASE)).isFalse();
    }

    @Test
    void thatWasGivenBackCanBeTakenAtOnceAlsoByWhoGaveItBack() {
        one.hold(name, LEASE);

        one.release(name);

        assertThat(one.hold(name, LEASE)).isTrue();
        one.release(name);
        assertThat(other.hold(name, LEASE)).isTrue();
        assertThat(one.hold(name, LEASE)).isFalse();
    }

    /** Somebody has tidied up, or the database was put back to an earlier time. */
    @Test
    void whoseRowIsGoneIsTakenAnew() {
        one.hold(name, LEASE);
        forget();

        assertThat(one.hold(name, LEASE)).isTrue();

        assertThat(other.hold(name, LEASE)).isFalse();
    }

    private void runOut() {
        statements.update("UPDATE shared_leases SET held_until = '2000-01-01' WHERE name = ?", name);
    }

    private Instant heldUntil() {
        return statements
                .list(
                        "SELECT held_until FROM shared_leases WHERE name = ?",
                        row -> Statements.instant(row, "held_until"),
                        name)
                .get(0);
    }
}
