package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules that operators add and end. Those that are valid here are for parcels that no order has: of mode 1239 and one gram. */
@QuarkusTest
class CarrierRulesTest {
    private static final String RULES = "/api/v1/carrier-rules";
    private static final String FORM_CARRIER = "form-carrier";

    @Inject
    @All
    List<Carrier> adapters;

    @Inject
    CarrierRuleStore store;

    @Inject
    Clock clock;

    @Test
    void aParcelGoesByARuleUntilThatEnds() {
        String before = chosen();
        String key = UUID.randomUUID().toString();
        String body = """
                {"priority":1,"customsMode":"1239","mostGrams":1,"carrier":"form-carrier","validFrom":"2026-01-01T00:00:00Z"}""";

        String id = add(body, key)
                .statusCode(201)
                .body("priority", equalTo(1))
                .body("customsMode", equalTo("1239"))
                .body("mostGrams", equalTo(1))
                .body("validUntil", nullValue())
                .extract()
                .path("id");
        add(body, key).statusCode(201).body("id", equalTo(id));
        add(body.replace("1,", "2,"), key).statusCode(422);

        assertThat(before).isNotEqualTo(FORM_CARRIER);
        assertThat(chosen()).isEqualTo(FORM_CARRIER);
        get(RULES).statusCode(200).body("items.id", hasItem(id));
        get(RULES + "/" + id).statusCode(200).body("carrier", equalTo(FORM_CARRIER));

        end(id, "{\"at\":\"2025-12-31T00:00:00Z\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/at"))
                .body("errors.reason", contains("ends-before-it-begins"));
        end(id, "{\"at\":\"2026-02-01T00:00:00Z\"}")
                .statusCode(200)
                .body("validUntil", equalTo("2026-02-01T00:00:00Z"));

        assertThat(chosen()).isEqualTo(before);
        TestCalls.asOperator()
                .queryParam("subject", id)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.kind", contains("CARRIER_RULE", "CARRIER_RULE"));
    }

    @Test
    void aRuleThatHasNotBegunEndsWithItsBeginning() {
        String id =
                add("""
                {"priority":1,"customsMode":"1239","mostGrams":1,"carrier":"form-carrier","validFrom":"2036-01-01T00:00:00Z"}""", UUID.randomUUID().toString()).statusCode(201).extract().path("id");

        end(id, "{}")
                .statusCode(200)
                .body("validFrom", equalTo("2036-01-01T00:00:00Z"))
                .body("validUntil", equalTo("2036-01-01T00:00:00Z"));
    }

    @Test
    void tellsAllThatIsWrongWithARule() {
        String key = UUID.randomUUID().toString();

        add("{}", key).statusCode(422).body("errors.pointer", containsInAnyOrder("/priority", "/carrier"));
        add("{\"priority\":0,\"customsMode\":\"0110\",\"mostGrams\":0,\"carrier\":\"A B\"}", key)
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/priority", "/customsMode", "/mostGrams", "/carrier"));
        add("""
                {"priority":1000,"carrier":"nobody","validFrom":"2036-01-02T00:00:00Z","validUntil":"2036-01-02T00:00:00Z"}""", key)
                .statusCode(422)
                .body("errors.pointer", contains("/carrier", "/validUntil"))
                .body("errors.reason", contains("unknown-carrier", "ends-before-it-begins"));
        add("{\"priority\":1000,\"carrier\":\"form-carrier\",\"validFrom\":\"2099-01-01T00:00:00Z\"}", key)
                .statusCode(422)
                .body("errors.pointer", contains("/validFrom"));
        get(RULES + "/crr_0ZZZZZZZZZZZZ")
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-carrier-rule"));
        end("crr_0ZZZZZZZZZZZZ", "{}").statusCode(404);
    }

    /** As of now: what a replica remembers may be a minute old. */
    private String chosen() {
        return new Carriers(adapters, store, clock).of("1239", 1).code();
    }

    private static ValidatableResponse add(String body, String key) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(RULES)
                .then();
    }

    private static ValidatableResponse end(String id, String body) {
        return TestCalls.asOperator()
                .contentType("application/json")
                .body(body)
                .post(RULES + "/" + id + "/ends")
                .then();
    }

    private static ValidatableResponse get(String path) {
        return TestCalls.asOperator().get(path).then();
    }
}
