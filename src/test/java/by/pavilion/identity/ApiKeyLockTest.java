package by.pavilion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.Meanwhile;
import by.pavilion.TestCalls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever locks a key sees it as it is, even if the transaction has read it before. */
@QuarkusTest
class ApiKeyLockTest {
    @Inject
    ApiKeyStore keys;

    @Inject
    Clock clock;

    @Test
    void thatAnotherHasRevokedItSinceItWasReadIsSeenByTheLock() {
        KeyId id = KeyId.fromString(TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"role\":\"connector\",\"label\":\"soon revoked\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        QuarkusTransaction.requiringNew().run(() -> {
            keys.findKey(id);
            Meanwhile.another(() -> keys.lock(id).orElseThrow().revokedAt = clock.instant());

            assertThat(keys.lock(id).orElseThrow().toKey().revokedAt()).isPresent();
        });
    }
}
