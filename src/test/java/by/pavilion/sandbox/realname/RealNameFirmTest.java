package by.pavilion.sandbox.realname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.sandbox.SignedCalls;
import by.pavilion.sandbox.TestIdentities;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RealNameFirmTest {
    private static final String CHECKS = "/sandbox/real-name/v1/checks";

    private final SignedCalls shop = new SignedCalls("pavilion.secrets.real-name-secret");

    @ParameterizedTest
    @CsvSource({
        TestIdentities.VERIFIED + ",MATCH",
        TestIdentities.REFUTED + ",MISMATCH",
        TestIdentities.UNKNOWN + ",UNKNOWN",
        "11010519491231002X,MATCH"
    })
    void answersByTheNumber(String number, String result) {
        Response answer = shop.post(CHECKS, question("dcl_1", number));

        answer.then().statusCode(200).body("result", equalTo(result)).body("reference", equalTo("dcl_1"));
        assertThat(answer.header("X-Signature")).hasSize(64);
        assertThat(answer.asString()).doesNotContain(number);
    }

    @Test
    void knowsSomeOnlyLater() {
        String reference = UUID.randomUUID().toString();

        for (String result : new String[] {"UNKNOWN", "UNKNOWN", "MATCH"}) {
            shop.post(CHECKS, question(reference, TestIdentities.KNOWN_LATER))
                    .then()
                    .statusCode(200)
                    .body("result", equalTo(result));
        }
    }

    @Test
    void refusesAWrongSignatureAndAQuestionThatIsNone() {
        shop.postWithWrongSignature(CHECKS, question("dcl_1", TestIdentities.VERIFIED))
                .then()
                .statusCode(401)
                .body("code", equalTo("SIGN_ERROR"));
        shop.post(CHECKS, question("dcl_1", "12345")).then().statusCode(400);
        shop.post(CHECKS, Map.of("name", "王试验")).then().statusCode(400);
    }

    private static Map<String, String> question(String reference, String number) {
        return Map.of("reference", reference, "name", "王试验", "idNumber", number);
    }
}
