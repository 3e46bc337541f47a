package by.pavilion.merchant.rest;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.newMerchantId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MerchantResourceTest {
    private static final String DAIRY = """
            {"name":"Savushkin","legalName":"Savushkin Product JSC","registrationNumber":"200030514","country":"BY"}""";

    @Test
    void makesAMerchantUnderTheIdThatTheOperatorChose() {
        String id = newMerchantId();

        Response made = put(id, DAIRY);

        made.then()
                .statusCode(201)
                .header("Location", "/api/v1/merchants/" + id)
                .header("ETag", "\"0\"")
                .body("id", equalTo(id))
                .body("name", equalTo("Savushkin"));
        get(id).then().statusCode(200).header("ETag", "\"0\"").body("legalName", equalTo("Savushkin Product JSC"));
    }

    @Test
    void needsNothingButAName() {
        put(newMerchantId(), "{\"name\":\"Spartak\"}")
                .then()
                .statusCode(201)
                .body("country", equalTo("BY"))
                .body("legalName", nullValue());
    }

    @Test
    void replacesWhatWasReadAndNothingElse() {
        String id = newMerchantId();
        put(id, DAIRY);

        asOperator()
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("{\"name\":\"Savushkin Brest\"}")
                .put("/api/v1/merchants/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Savushkin Brest"))
                .body("legalName", nullValue());
        put(id, DAIRY).then().statusCode(428);
        put(id, "{}").then().statusCode(428);
        asOperator()
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body(DAIRY)
                .put("/api/v1/merchants/" + id)
                .then()
                .statusCode(412);
        get(id).then().body("name", equalTo("Savushkin Brest"));
    }

    @Test
    void takesBackUnchangedWhatItGave() {
        String id = newMerchantId();
        put(id, DAIRY);
        String given = get(id).asString();

        asOperator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(given)
                .put("/api/v1/merchants/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"");

        assertThat(get(id).asString()).isEqualTo(given);
    }

    @Test
    void namesEveryWrongField() {
        put(newMerchantId(), "{\"name\":\" \",\"country\":\"Belarus\",\"motto\":\"fresh\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/name", "/country", "/motto"));
    }

    @Test
    void listsMerchantsPageByPage() {
        List<String> made = List.of(newMerchantId(), newMerchantId(), newMerchantId());
        made.forEach(id -> put(id, DAIRY));

        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = (next == null ? asOperator() : asOperator().queryParam("cursor", next))
                    .queryParam("limit", 2)
                    .get("/api/v1/merchants")
                    .jsonPath();
            listed.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null);

        assertThat(listed).containsAll(made).doesNotHaveDuplicates();
    }

    @Test
    void isForTheOperatorOnly() {
        asMerchant().get("/api/v1/merchants").then().statusCode(403);
        get(newMerchantId()).then().statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-merchant"));
    }

    private static Response put(String id, String body) {
        return asOperator().contentType("application/json").body(body).put("/api/v1/merchants/" + id);
    }

    private static Response get(String id) {
        return asOperator().get("/api/v1/merchants/" + id);
    }
}
