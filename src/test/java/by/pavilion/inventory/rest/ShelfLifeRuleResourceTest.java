package by.pavilion.inventory.rest;

import static by.pavilion.TestCalls.asOperator;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShelfLifeRuleResourceTest {
    private final String channel = "test-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aRuleIsMadeReadReplacedListedAndEnded() {
        get(channel).statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-shelf-life-rule"));
        put(channel, null, 60).statusCode(201).body("minRemainingDays", equalTo(60));
        put(channel, null, 90).statusCode(428);
        String tag = get(channel).statusCode(200).extract().header("ETag");

        put(channel, tag, 90).statusCode(200).body("minRemainingDays", equalTo(90));
        put(channel, tag, 30).statusCode(412);
        get(channel).body("channel", equalTo(channel)).body("minRemainingDays", equalTo(90));
        operator()
                .get("/api/v1/shelf-life-rules?limit=100")
                .then()
                .statusCode(200)
                .body("items.channel", hasItem(channel));

        operator()
                .header("If-Match", "*")
                .delete("/api/v1/shelf-life-rules/{channel}", channel)
                .then()
                .statusCode(204);
        get(channel).statusCode(404);
    }

    @Test
    void daysThatCannotBeAreRefusedAndTheStorefrontsRuleStays() {
        put(channel, null, -1).statusCode(422).body("errors[0].pointer", equalTo("/minRemainingDays"));
        put(channel, null, 3651).statusCode(422);
        operator()
                .header("If-Match", "*")
                .delete("/api/v1/shelf-life-rules/storefront")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:common-shelf-life-rule"));
        get("storefront").statusCode(200);
    }

    private static RequestSpecification operator() {
        return asOperator();
    }

    private static ValidatableResponse get(String channel) {
        return operator().get("/api/v1/shelf-life-rules/{channel}", channel).then();
    }

    private static ValidatableResponse put(String channel, @Nullable String tag, int days) {
        RequestSpecification request = operator().contentType("application/json");
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.body("{\"minRemainingDays\":" + days + "}")
                .put("/api/v1/shelf-life-rules/{channel}", channel)
                .then();
    }
}
