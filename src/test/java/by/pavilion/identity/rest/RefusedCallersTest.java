package by.pavilion.identity.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefusedCallersTest {

    @Test
    void areRefusedByOursSoThatNoRequestPaysForTheTableOfResources() {
        given().get("/trial/refusals").then().statusCode(200).body(startsWith(RefusedCallers.class.getName()));
        asOperator().get("/trial/refusals").then().statusCode(200).body(startsWith(RefusedCallers.class.getName()));
    }

    @Test
    void areToldSoByAProblem() {
        asMerchant()
                .get("/api/v1/declarations")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pavilion:problem:forbidden"));
        given().get("/api/v1/declarations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pavilion:problem:unauthenticated"));
        given().header("Authorization", "Bearer pav_nobody")
                .get("/api/v1/declarations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }
}
