package by.pavilion.shared.rest;

import static io.restassured.RestAssured.given;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Who somebody is comes before what he sends and what he wants to get: 401, 403, then 415 and 406. */
@QuarkusTest
class OrderOfChecksTest {

    @Test
    void aBodyOfTheWrongTypeIsRefusedToThoseWhoMayCall() {
        post(given()).then().statusCode(401);
        post(as(TestKeys.merchant())).then().statusCode(403);
        post(as(TestKeys.storefront())).then().statusCode(415);
    }

    @Test
    void anAnswerOfAnUnknownTypeIsRefusedToThoseWhoMayCall() {
        list(given()).then().statusCode(401);
        list(as(TestKeys.merchant())).then().statusCode(403);
        list(as(TestKeys.storefront())).then().statusCode(406);
    }

    @Test
    void whatAnyoneMayCallIsJudgedByItsTypeAlone() {
        given().accept("image/png").get("/api/v1/products").then().statusCode(406);
    }

    private static RequestSpecification as(String key) {
        return given().auth().oauth2(key);
    }

    private static Response post(RequestSpecification caller) {
        return caller.contentType("text/plain")
                .header("Idempotency-Key", "order-of-checks")
                .body("an order, please")
                .post("/api/v1/orders");
    }

    private static Response list(RequestSpecification caller) {
        return caller.accept("image/png").get("/api/v1/orders");
    }
}
