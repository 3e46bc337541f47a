package by.pavilion.sandbox.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PageTest {
    @Test
    void servesThePageWithAStrictPolicy() {
        String page = given().get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();

        assertThat(page).doesNotContain("http://", "https://", "<script>", "style=", "onclick");
    }

    @ParameterizedTest
    @CsvSource({
        "/sandbox/page/page.js, text/javascript",
        "/sandbox/page/texts.js, text/javascript",
        "/sandbox/page/stream.js, text/javascript",
        "/sandbox/page/xml.js, text/javascript",
        "/sandbox/page/page.css, text/css",
        "/sandbox/page/icon.svg, image/svg+xml",
        "/sandbox/buyers/valid.json, application/json",
    })
    void servesWhatThePageNeeds(String path, String type) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void showsNothingOfOrdersThatWereNotBoughtHere() {
        given().get("/sandbox/shop/orders/ord_0000000000001/messages").then().statusCode(404);
        given().get("/sandbox/shop/orders/ord_0000000000001").then().statusCode(404);
        given().get("/sandbox/shop/orders/ord_0000000000001/messages/dec_0000000000001/1")
                .then()
                .statusCode(404);
    }

    @Test
    void buysForKnownBuyersOnly() {
        given().contentType("application/json")
                .body("{\"sku\":\"BY-KOM-CHOC-001\",\"quantity\":1,\"buyer\":\"../valid\"}")
                .post("/sandbox/shop/orders")
                .then()
                .statusCode(400);
    }
}
