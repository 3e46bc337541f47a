package by.pavilion.customs.rest;

import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import by.pavilion.TestKeys;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is handed in as receipts and is none, or not all of it. */
@QuarkusTest
class ReceiptsResourceTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int CHUNK = 65_536;

    private final String run = UUID.randomUUID().toString();

    @Inject
    Statements statements;

    @ParameterizedTest
    @CsvSource({
        "no xml, not well-formed XML",
        "<a/>, none of the receipt messages",
        "<CEB312Message xmlns=\"http://www.chinaport.gov.cn/ceb\"/>, holds no OrderReturn",
        "<CEB816Message xmlns=\"http://www.chinaport.gov.cn/ceb\"><Tax><TaxHeadRd/><TaxListRd/></Tax></CEB816Message>, has no gnum",
    })
    void whatCannotBeReadIsRefusedWithItsReason(String message, String cause) {
        take(message)
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:unreadable-customs-message"))
                .body("cause", containsString(cause))
                .body("errors[0].reason", equalTo("unreadable-customs-message"));
    }

    @Test
    void whatAnEntityOfAnotherFileSaysIsNeverTold() {
        take("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + message(receipt("&b;")))
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:unreadable-customs-message"))
                .body("cause", not(containsString("root:")));
    }

    @Test
    void ofAMessageWithAReceiptThatIsNotCompleteNothingIsTaken() {
        String bad = receipt("b-" + run).replace("<returnStatus>120</returnStatus>", "");

        take(message(receipt("a-" + run) + bad))
                .statusCode(422)
                .body("cause", equalTo("OrderReturn has no returnStatus"));

        assertThat(receiptsOf("a-" + run)).isZero();
    }

    @Test
    void aMessageMayBeAsLongAsOneThatTheWindowBrings() {
        String padding = "<!--" + "a".repeat(2 * MEBIBYTE) + "-->";

        take(message(padding + receipt("c-" + run))).statusCode(200).body("items[0].outcome", equalTo("UNMATCHED"));

        assertThat(receiptsOf("c-" + run)).isOne();
    }

    @Test
    void aMessageAboveTheLimitIsRefusedByItsLengthOrWhileItComesAndNothingOfItIsKept() throws IOException {
        String guid = UUID.randomUUID().toString();
        String body = message(guid, receipt("d-" + run) + "<!--" + "a".repeat(8 * MEBIBYTE) + "-->");

        String byLength = raw("Content-Length: " + body.length(), "");
        String whileItComes = raw("Transfer-Encoding: chunked", body);

        for (String answer : List.of(byLength, whileItComes)) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("urn:pavilion:problem:body-too-large", "\"limitBytes\":" + 8 * MEBIBYTE);
        }
        assertThat(receiptsOf("d-" + run)).isZero();
        assertThat(statements.number("SELECT COUNT(*) FROM customs_messages WHERE guid = ?", guid))
                .isZero();
    }

    /** @param body in ASCII, sent in chunks; none where it is empty */
    private static String raw(String length, String body) throws IOException {
        String head = """
                POST /api/v1/customs/receipts HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/xml\r
                Connection: close\r
                %s\r
                \r
                """.formatted(TestKeys.connector(), length);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < body.length(); sent += CHUNK) {
                String chunk = body.substring(sent, Math.min(body.length(), sent + CHUNK));
                out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            if (!body.isEmpty()) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long receiptsOf(String orderNo) {
        return statements.number("SELECT COUNT(*) FROM customs_receipts WHERE key_number = ?", orderNo);
    }

    private static ValidatableResponse take(String message) {
        return with(TestKeys.connector())
                .contentType("application/xml; charset=UTF-8")
                .body(message)
                .post("/api/v1/customs/receipts")
                .then();
    }

    private static String message(String receipts) {
        return message(UUID.randomUUID().toString(), receipts);
    }

    private static String message(String guid, String receipts) {
        return "<CEB312Message guid=\"%s\" version=\"1.0\" xmlns=\"http://www.chinaport.gov.cn/ceb\">%s</CEB312Message>"
                .formatted(guid, receipts);
    }

    private static String receipt(String orderNo) {
        return """
                <OrderReturn><guid>x</guid><ebpCode>4601W60003</ebpCode><orderNo>%s</orderNo>\
                <returnStatus>120</returnStatus><returnTime>20261111120000000</returnTime><returnInfo>x</returnInfo>\
                </OrderReturn>""".formatted(orderNo);
    }
}
