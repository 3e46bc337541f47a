package by.pavilion.identity.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.identity.AccessTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeyResourceTest {
    private static final String STOREFRONT_KEY = """
            {"role":"storefront","label":"shop in Minsk"}""";

    @Inject
    AccessTokens accessTokens;

    @Inject
    DataSource dataSource;

    KeyResourceTest() {}

    private static RequestSpecification with(String secret) {
        return given().header("Authorization", "Bearer " + secret).header("Accept-Language", "en");
    }

    private static ValidatableResponse issue(String attempt, String body) {
        return with(TestKeys.operator())
                .header("Idempotency-Key", attempt)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/keys")
                .then();
    }

    private static JsonPath issued(String body) {
        return issue(UUID.randomUUID().toString(), body)
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void anIssuedKeyOpensWhatItsRoleMay() {
        JsonPath key = issued("""
                {"role":"operator","label":"second operator"}""");

        with(key.getString("secret")).get("/api/v1/keys").then().statusCode(200);
    }

    @Test
    void anIssuedKeyHasALocationAndNoDigest() {
        ValidatableResponse answer = issue(UUID.randomUUID().toString(), STOREFRONT_KEY);

        String id = answer.extract().path("id");
        answer.statusCode(201)
                .header("Location", "/api/v1/keys/" + id)
                .body("id", matchesPattern("key_[0-9A-Z]{13}"))
                .body("role", equalTo("storefront"))
                .body("label", equalTo("shop in Minsk"))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("secret", matchesPattern("pav_[A-Za-z0-9_-]{43}"))
                .body("containsKey('merchant')", equalTo(false))
                .body("containsKey('revokedAt')", equalTo(false));
    }

    @Test
    void theSecretIsNowhereInTheDatabase() throws SQLException {
        String secret = issued(STOREFRONT_KEY).getString("secret");

        assertThat(rows("SELECT CONCAT_WS(' ', secret_sha256, label, role) FROM identity_api_keys"))
                .noneMatch(row -> row.contains(secret))
                .noneMatch(row -> row.contains(TestKeys.operator()))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void repeatingAnIssueMakesNoSecondKeyAndTellsNoSecretAgain() {
        String attempt = UUID.randomUUID().toString();

        JsonPath first =
                issue(attempt, STOREFRONT_KEY).statusCode(201).extract().jsonPath();
        ValidatableResponse again = issue(attempt, STOREFRONT_KEY);

        again.statusCode(201).body("id", equalTo(first.getString("id"))).body("secret", nullValue());
    }

    @Test
    void anAttemptCannotBeUsedForAnotherKey() {
        String attempt = UUID.randomUUID().toString();
        issue(attempt, STOREFRONT_KEY).statusCode(201);

        issue(attempt, """
                {"role":"storefront","label":"another"}""").statusCode(422).body("type", equalTo("urn:pavilion:problem:idempotency-key-reused"));
    }

    @Test
    void wrongWishesAreRefused() {
        issue("w-1", """
                {"role":"emperor","label":"","colour":1}""")
                .statusCode(422)
                .body("errors.collect { it.pointer + ' ' + it.reason }", hasSize(3))
                .body("errors.pointer", hasItem("/role"))
                .body("errors.pointer", hasItem("/label"))
                .body("errors.pointer", hasItem("/colour"));
        issue("w-2", """
                {"role":"merchant","label":"whose?"}""").statusCode(422).body("errors[0].pointer", equalTo("/merchant"));
        issue("w-3", """
                {"role":"operator","label":"whose?","merchant":"mer_0000000000001"}""").statusCode(422).body("type", equalTo("urn:pavilion:problem:merchant-misplaced"));
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        JsonPath key = issued("""
                {"role":"operator","label":"for a day"}""");
        with(key.getString("secret")).get("/api/v1/keys").then().statusCode(200);

        with(TestKeys.operator())
                .delete("/api/v1/keys/" + key.getString("id"))
                .then()
                .statusCode(204);

        with(key.getString("secret"))
                .get("/api/v1/keys")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("type", equalTo("urn:pavilion:problem:invalid-credentials"));
        with(TestKeys.operator())
                .delete("/api/v1/keys/" + key.getString("id"))
                .then()
                .statusCode(204);
    }

    @Test
    void unknownKeysCannotBeRevoked() {
        with(TestKeys.operator())
                .delete("/api/v1/keys/key_0000000000000")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-key"));
        with(TestKeys.operator()).delete("/api/v1/keys/nonsense").then().statusCode(404);
    }

    @Test
    void listsEveryKeyPageByPageWithoutSecrets() {
        issued(STOREFRONT_KEY);
        issued(STOREFRONT_KEY);
        List<String> ids = new ArrayList<>();
        String cursor = null;

        do {
            JsonPath page = page(cursor);
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(7);
        assertThat(ids).isSorted();
    }

    private static JsonPath page(@Nullable String cursor) {
        RequestSpecification request = with(TestKeys.operator()).queryParam("limit", 2);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/keys")
                .then()
                .statusCode(200)
                .body("items.secret", everyItem(nullValue()))
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "!", "MQoy"})
    void aForeignCursorIsRefused(String cursor) {
        with(TestKeys.operator())
                .queryParam("cursor", cursor)
                .get("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("cursor"));
    }

    @Test
    void tellsWhenAKeyWasLastUsed() {
        String id = issued("""
                {"role":"operator","label":"in use"}""").getString("id");

        WholeList keys = WholeList.of("/api/v1/keys");

        keys.body("items.find { it.role == 'operator' }.lastUsedAt", notNullValue())
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.lastUsedAt", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer pav_nobody_issued_this",
                "Bearer ",
                "Bearer x",
                "Basic dXNlcjpwYXNz",
                "pav_without_scheme",
                "Bearer eyJhbGciOiJub25lIn0.eyJncm91cHMiOlsib3BlcmF0b3IiXX0."
            })
    void wrongCredentialsAreRefusedEvenWhereNoneAreNeeded(String header) {
        given().header("Authorization", header)
                .header("Accept-Language", "en")
                .get("/trial/wishes")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .header("Content-Language", "en")
                .body("instance", equalTo("/trial/wishes"))
                .body("title", not(nullValue()));
    }

    @Test
    void noCredentialsAndAWrongRoleAreToldApart() {
        given().get("/api/v1/keys")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"pavilion\"")
                .body("type", equalTo("urn:pavilion:problem:unauthenticated"));
        with(TestKeys.merchant())
                .get("/api/v1/keys")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:pavilion:problem:forbidden"));
    }

    @Test
    void credentialsAreCheckedBeforeTheBody() {
        given().contentType("application/json")
                .body("nonsense")
                .post("/api/v1/keys")
                .then()
                .statusCode(401);
        with(TestKeys.merchant())
                .contentType("application/json")
                .body("nonsense")
                .post("/api/v1/keys")
                .then()
                .statusCode(403);
    }

    @Test
    void anOrdersTokenMakesABuyer() {
        String token = accessTokens.issue("ord_0000000000001");

        assertThat(accessTokens.issue("ord_0000000000001")).isEqualTo(token);
        with(token).get("/trial/wishes").then().statusCode(200);
        with(token).get("/api/v1/keys").then().statusCode(403);
    }

    @Test
    void aChangedOrdersTokenIsRefused() {
        String token = accessTokens.issue("ord_0000000000001");

        for (String changed : List.of(
                token.replace("ord_0000000000001", "ord_0000000000002"),
                token.substring(0, token.length() - 2) + "AA",
                token + "A",
                token.replaceFirst("pavo_.", "pavo_0"),
                "pavo_",
                "pavo_a.b.c")) {
            if (!changed.equals(token)) {
                with(changed).get("/trial/wishes").then().statusCode(401);
            }
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
