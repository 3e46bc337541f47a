package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgetKeysTest {
    @Inject
    ForgetKeys forgetKeys;

    @Inject
    IdempotencyKeys keys;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Test
    void aKeyIsKeptForSevenDaysAndIsANewOneAfterwards() throws SQLException {
        IdempotencyKey old = claimed(Duration.ofDays(7).plusMinutes(1));
        IdempotencyKey young = claimed(Duration.ofDays(7).minusMinutes(5));

        while (forgetKeys.doSome() > 0) {
            // in portions
        }

        assertThat(claim(old, "another request")).isTrue();
        assertThat(claim(young, "a request")).isFalse();
        assertThatThrownBy(() -> claim(young, "another request"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(422));
    }

    private boolean claim(IdempotencyKey key, String request) {
        return Transactions.retrying(() ->
                keys.claim("test", key, request, UUID.randomUUID().toString()).isEmpty());
    }

    private IdempotencyKey claimed(Duration ago) throws SQLException {
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());
        claim(key, "a request");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE shared_idempotency_keys SET claimed_at = ? WHERE idempotency_key = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant().minus(ago)));
            update.setString(2, key.value());
            update.executeUpdate();
        }
        return key;
    }
}
