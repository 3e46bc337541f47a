package by.pavilion.identity.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GuardedProfile.class)
class RateLimitsTest {

    private static ValidatableResponse from(String address) {
        return given().header("X-Forwarded-For", address).get("/trial/wishes").then();
    }

    private static ValidatableResponse with(String secret, String address) {
        return given().header("Authorization", "Bearer " + secret)
                .header("X-Forwarded-For", address)
                .get("/trial/wishes")
                .then();
    }

    @Test
    void anAddressMayCallSoOftenAndIsToldWhatIsLeft() {
        from("198.51.100.1")
                .statusCode(200)
                .header("RateLimit-Policy", "\"anonymous\";q=3;w=600")
                .header("RateLimit", matchesPattern("\"anonymous\";r=2;t=200"));
        from("198.51.100.1").statusCode(200);
        from("198.51.100.1").statusCode(200).header("RateLimit", matchesPattern("\"anonymous\";r=0;t=\\d+"));

        from("198.51.100.1")
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("1\\d\\d|200"))
                .header("RateLimit-Policy", "\"anonymous\";q=3;w=600")
                .header("RateLimit", matchesPattern("\"anonymous\";r=0;t=\\d+"))
                .header("Cache-Control", "no-store")
                .body("type", equalTo("urn:pavilion:problem:too-many-requests"));
        from("198.51.100.2").statusCode(200);
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        for (int host = 1; host <= 3; host++) {
            from("2001:db8:1:1::" + host).statusCode(200);
        }

        from("2001:db8:1:1:ffff::1").statusCode(429);
        from("2001:db8:1:2::1").statusCode(200);
    }

    @Test
    void aKeyCountsForItselfWhereverItIsUsed() {
        String one = publishableKey();
        String other = publishableKey();
        for (int call = 1; call <= 4; call++) {
            with(one, "198.51.100." + (10 + call)).statusCode(200).header("RateLimit-Policy", "\"public\";q=4;w=600");
        }

        with(one, "198.51.100.20").statusCode(429);
        with(other, "198.51.100.20").statusCode(200);
    }

    @Test
    void anAddressThatGuessesKeysIsStoppedButNotThoseWhoShareItWithAKeyInUse() {
        with(TestKeys.operator(), "198.51.100.31").statusCode(200);
        for (int guess = 1; guess <= 6; guess++) {
            with("pav_guess_" + guess, "198.51.100.30").statusCode(401);
        }

        with("pav_guess_7", "198.51.100.30").statusCode(429).header("RateLimit", containsString("r=0"));
        with(TestKeys.operator(), "198.51.100.30").statusCode(200);
    }

    @Test
    void healthIsNeverLimited() {
        for (int call = 1; call <= 20; call++) {
            given().header("X-Forwarded-For", "198.51.100.40")
                    .get("/q/health/live")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void firmsThatSignTheirCallsHaveAnAllowanceOfTheirOwn() {
        given().header("X-Forwarded-For", "198.51.100.40")
                .post("/api/v1/payments/sandbox/notifications")
                .then()
                .header("RateLimit-Policy", "\"firm\";q=5;w=600");
    }

    @Test
    void simultaneousCallsDoNotExceedTheLimit() throws InterruptedException {
        List<Integer> statuses = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            callers.add(new Thread(() -> {
                int status = from("198.51.100.50").extract().statusCode();
                synchronized (statuses) {
                    statuses.add(status);
                }
            }));
        }

        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(statuses).hasSize(12).containsOnly(200, 429);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
    }

    @Test
    void onlyBrowsersOfAllowedOriginsGetIn() {
        given().header("Origin", GuardedProfile.SHOP)
                .header("X-Forwarded-For", "198.51.100.60")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .options("/trial/wishes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", GuardedProfile.SHOP);
        given().header("Origin", GuardedProfile.SHOP)
                .header("X-Forwarded-For", "198.51.100.60")
                .get("/trial/wishes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", GuardedProfile.SHOP);
        given().header("Origin", "https://elsewhere.example")
                .header("X-Forwarded-For", "198.51.100.60")
                .get("/trial/wishes")
                .then()
                .header("Access-Control-Allow-Origin", blankOrNullString());
    }

    private static String publishableKey() {
        return given().header("Authorization", "Bearer " + TestKeys.operator())
                .header("X-Forwarded-For", "198.51.100.99")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body("""
                        {"role":"public","label":"page"}""")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }
}
