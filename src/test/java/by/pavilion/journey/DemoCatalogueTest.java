package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a newcomer can look for in the demo. */
@QuarkusTest
@TestProfile(Demo.class)
class DemoCatalogueTest {
    /** Other tests leave goods of their own in the same shop. */
    private static final String OF_THE_DEMO = "items.variants.flatten().sku.findAll { it.startsWith('BY-') }";

    @Test
    void isNarrowedByAttributes() {
        Demo.awaitReady();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().header("Accept-Language", "en")
                .queryParam("attributes", "chocolateKind:dark")
                .queryParam("brand", "Kommunarka")
                .get("/api/v1/products")
                .then()
                .statusCode(200)
                .body(OF_THE_DEMO, contains("BY-KOM-CHOC-001"))
                .body(
                        "facets.attributes.find { it.code == 'chocolateKind' }.values.collect { it.name + ' ' + it.count }",
                        hasItems(startsWith("Dark "), startsWith("Milk "))));
        given().header("Accept-Language", "ru")
                .queryParam("attributes", "grain:oat,wholeGrain:true")
                .get("/api/v1/products")
                .then()
                .body(OF_THE_DEMO, hasSize(1));
    }
}
