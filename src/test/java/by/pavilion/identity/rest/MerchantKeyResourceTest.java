package by.pavilion.identity.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.identity.KeyId;
import by.pavilion.identity.MerchantId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MerchantKeyResourceTest {
    private static final String KEYS = "/api/v1/merchant/keys";

    @Inject
    DataSource dataSource;

    MerchantKeyResourceTest() {}

    @Test
    void aMerchantMakesListsAndRevokesItsOwnKeys() {
        String merchant = newMerchantId();
        String first = keyOf(merchant);

        JsonPath made = made(first, "{\"label\":\"shop floor\",\"scopes\":[\"stock\",\"keys\"]}");

        with(made.getString("secret"))
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("items.merchant", everyItem(equalTo(merchant)))
                .body("items.id", hasItem(made.getString("id")))
                .body("items.secret", everyItem(nullValue()))
                .body("items.find { it.label == 'shop floor' }.scopes", equalTo(List.of("stock", "keys")));
        with(first).delete(KEYS + "/" + made.getString("id")).then().statusCode(204);
        with(made.getString("secret")).get(KEYS).then().statusCode(401);
    }

    @Test
    void anotherMerchantsKeysAreNotThere() {
        String mine = keyOf(newMerchantId());
        String theirs = keyOf(newMerchantId());
        String id = made(mine, "{\"label\":\"mine\",\"scopes\":[\"stock\"]}").getString("id");

        with(theirs).get(KEYS).then().body("items.id", not(hasItem(id)));
        with(theirs).delete(KEYS + "/" + id).then().statusCode(404);
        rotate(theirs, id, "{}").then().statusCode(404);
        with(mine).get(KEYS).then().body("items.find { it.id == '" + id + "' }.revokedAt", nullValue());
    }

    @Test
    void noKeyMakesRotatesOrRevokesOneThatMayMore() {
        String all = keyOf(newMerchantId());
        JsonPath strong = made(all, "{\"label\":\"strong\",\"scopes\":[\"listings\",\"keys\"]}");
        String weak = made(all, "{\"label\":\"weak\",\"scopes\":[\"stock\",\"keys\"]}")
                .getString("secret");

        make(weak, "{\"label\":\"more\",\"scopes\":[\"stock\",\"listings\",\"prices\"]}")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:pavilion:problem:missing-scope"))
                .body("scopes", equalTo(List.of("listings", "prices")));
        rotate(weak, strong.getString("id"), "{}").then().statusCode(403);
        with(weak).delete(KEYS + "/" + strong.getString("id")).then().statusCode(403);
        with(strong.getString("secret")).get(KEYS).then().statusCode(200);
        made(weak, "{\"label\":\"as much\",\"scopes\":[\"stock\"]}");
    }

    @Test
    void aKeyWithoutScopesCanOnlyComeFromTheOperator() {
        make(keyOf(newMerchantId()), "{\"label\":\"everything\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scopes"));
        make(keyOf(newMerchantId()), "{\"label\":\"nonsense\",\"scopes\":[\"the-moon\"]}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scopes/0"));
    }

    @Test
    void anExpiredKeyIsRefusedAndCannotBeRotated() throws SQLException {
        String all = keyOf(newMerchantId());
        JsonPath brief = made(
                all,
                "{\"label\":\"short\",\"scopes\":[\"keys\"],\"expiresAt\":\"%s\"}"
                        .formatted(Instant.now().plusSeconds(10)));
        with(brief.getString("secret")).get(KEYS).then().statusCode(200);

        execute("UPDATE identity_api_keys SET expires_at = created_at WHERE id = ?", brief.getString("id"));
        waitUntil(() -> with(brief.getString("secret")).get(KEYS).statusCode() == 401);

        rotate(all, brief.getString("id"), "{}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:key-is-over"));
    }

    @Test
    void aKeyDoesNotOutliveItsMaker() {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        String maker = made(
                        keyOf(newMerchantId()),
                        "{\"label\":\"maker\",\"scopes\":[\"keys\"],\"expiresAt\":\"%s\"}".formatted(end))
                .getString("secret");

        make(maker, "{\"label\":\"later\",\"scopes\":[\"keys\"],\"expiresAt\":\"%s\"}".formatted(end.plusSeconds(60)))
                .then()
                .statusCode(422)
                .body("errors[0].reason", equalTo("outlives-maker"));
        assertThat(made(maker, "{\"label\":\"the same\",\"scopes\":[\"keys\"]}").getString("expiresAt"))
                .isNotNull();
        make(maker, "{\"label\":\"over\",\"scopes\":[\"keys\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
                .then()
                .statusCode(422)
                .body("errors[0].reason", equalTo("is-over"));
    }

    @Test
    void afterARotationBothSecretsWorkUntilTheOldOneEnds() {
        String all = keyOf(newMerchantId());
        JsonPath key = made(all, "{\"label\":\"rotated\",\"scopes\":[\"keys\"]}");
        String id = key.getString("id");
        String attempt = UUID.randomUUID().toString();

        JsonPath first = rotate(all, id, attempt, "{}")
                .then()
                .statusCode(200)
                .body("secret", notNullValue())
                .body("oldWorksUntil", notNullValue())
                .extract()
                .jsonPath();
        rotate(all, id, attempt, "{}").then().statusCode(200).body("secret", nullValue());

        with(key.getString("secret")).get(KEYS).then().statusCode(200);
        with(first.getString("secret")).get(KEYS).then().statusCode(200);

        String last = rotate(all, id, "{\"oldWorksUntil\":\"2020-01-01T00:00:00Z\"}")
                .then()
                .statusCode(200)
                .body("oldWorksUntil", nullValue())
                .extract()
                .path("secret");
        with(key.getString("secret")).get(KEYS).then().statusCode(401);
        with(first.getString("secret")).get(KEYS).then().statusCode(401);
        with(last).get(KEYS).then().statusCode(200);
    }

    @Test
    void twoRotationsAtOnceLeaveEverySecretWorkingThatWasTold() {
        String all = keyOf(newMerchantId());
        JsonPath key = made(all, "{\"label\":\"raced\",\"scopes\":[\"keys\"]}");

        List<CompletableFuture<String>> rotations = Stream.of(1, 2, 3, 4)
                .map(each -> CompletableFuture.supplyAsync(() -> rotate(all, key.getString("id"), "{}")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("secret")))
                .toList();
        List<String> secrets = rotations.stream().map(CompletableFuture::join).toList();

        assertThat(secrets).doesNotHaveDuplicates();
        Stream.concat(secrets.stream(), Stream.of(key.getString("secret")))
                .forEach(secret -> with(secret).get(KEYS).then().statusCode(200));
    }

    @Test
    void anOverlapHasALimitAndConfiguredKeysDoNotRotate() {
        String all = keyOf(newMerchantId());
        String id = made(all, "{\"label\":\"long\",\"scopes\":[\"keys\"]}").getString("id");

        rotate(all, id, "{\"oldWorksUntil\":\"%s\"}".formatted(Instant.now().plus(Duration.ofDays(31))))
                .then()
                .statusCode(422)
                .body("errors[0].reason", equalTo("overlap-too-long"));
        String configured = asMerchant()
                .queryParam("limit", 100)
                .get(KEYS)
                .path("items.find { it.label == 'configured merchant' }.id");
        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/keys/" + configured + "/rotations")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:key-is-configured"));
    }

    @Test
    void aMerchantHasOnlySoManyKeys() throws SQLException {
        String merchant = newMerchantId();
        String all = keyOf(merchant);
        for (int made = 1; made < 50; made++) {
            execute(
                    "INSERT INTO identity_api_keys (id, secret_sha256, role, merchant_id, label, created_at)"
                            + " SELECT MAX(id) + 1, SHA2(UUID(), 256), 'merchant', ?, 'many', NOW(6)"
                            + " FROM identity_api_keys",
                    merchant);
        }

        make(all, "{\"label\":\"one more\",\"scopes\":[\"stock\"]}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:too-many-keys"))
                .body("most", equalTo("50"));
    }

    @Test
    void onlyAMerchantThatIsThereGetsAKey() {
        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"role\":\"merchant\",\"merchant\":\"%s\",\"label\":\"x\"}".formatted(newMerchantId()))
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/merchant"))
                .body("errors[0].reason", equalTo("unknown-merchant"));
        asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"role\":\"storefront\",\"scopes\":[\"stock\"],\"label\":\"x\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scopes"));
    }

    @Test
    void aUseIsNotedAtMostOnceAMinute() throws SQLException {
        String all = keyOf(newMerchantId());
        JsonPath key = made(all, "{\"label\":\"used\",\"scopes\":[\"keys\"]}");
        String secret = key.getString("secret");
        with(secret).get(KEYS).then().statusCode(200);
        String noted = lastUse(all, key.getString("id"));
        assertThat(noted).isNotNull();

        forgetKeys(all);
        with(secret).get(KEYS).then().statusCode(200);
        assertThat(lastUse(all, key.getString("id"))).isEqualTo(noted);

        execute(
                "UPDATE identity_api_keys SET last_used_at = last_used_at - INTERVAL 61 SECOND WHERE id = ?",
                key.getString("id"));
        forgetKeys(all);
        with(secret).get(KEYS).then().statusCode(200);
        assertThat(lastUse(all, key.getString("id"))).isGreaterThanOrEqualTo(noted);
    }

    /** A revocation makes the replica forget what it knew. */
    private static void forgetKeys(String secret) {
        String id = made(secret, "{\"label\":\"gone\",\"scopes\":[\"stock\"]}").getString("id");
        with(secret).delete(KEYS + "/" + id).then().statusCode(204);
    }

    private static String lastUse(String secret, String id) {
        return with(secret).queryParam("limit", 100).get(KEYS).path("items.find { it.id == '" + id + "' }.lastUsedAt");
    }

    private static Response make(String secret, String body) {
        return with(secret)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(KEYS);
    }

    private static JsonPath made(String secret, String body) {
        return make(secret, body).then().statusCode(201).extract().jsonPath();
    }

    private static Response rotate(String secret, String id, String body) {
        return rotate(secret, id, UUID.randomUUID().toString(), body);
    }

    private static Response rotate(String secret, String id, String attempt, String body) {
        return with(secret)
                .header("Idempotency-Key", attempt)
                .contentType("application/json")
                .body(body)
                .post(KEYS + "/" + id + "/rotations");
    }

    private static void waitUntil(BooleanSupplier happened) {
        Instant end = Instant.now().plusSeconds(40);
        while (!happened.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void execute(String sql, String id) throws SQLException {
        long value = id.startsWith("mer_")
                ? MerchantId.fromString(id).value()
                : KeyId.fromString(id).value();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, value);
            statement.executeUpdate();
        }
    }
}
