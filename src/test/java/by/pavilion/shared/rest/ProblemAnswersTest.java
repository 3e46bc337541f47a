package by.pavilion.shared.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestKeys;
import by.pavilion.shared.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemAnswersTest {
    private static final String GOOD_WISH = """
            {"name":"chocolate","count":3,"lines":[{"sku":"A-1","quantity":2}]}""";

    private static ValidatableResponse wish(String body) {
        return given().header("Idempotency-Key", "k-1")
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(body)
                .post("/trial/wishes")
                .then();
    }

    private static void isProblem(ValidatableResponse answer, int status, String slug) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept-Language")
                .header("X-Content-Type-Options", "nosniff")
                .body("type", equalTo("urn:pavilion:problem:" + slug))
                .body("status", equalTo(status));
    }

    @Test
    void createdThingsHaveAPathAndWhatIsAbsentIsLeftOut() {
        wish(GOOD_WISH)
                .statusCode(201)
                .header("Location", "/api/v1/wishes/k-1")
                .body("containsKey('colour')", equalTo(false))
                .body("lines[0].quantity", equalTo(2));
    }

    @Test
    void everyWrongFieldOfABodyIsNamedAtOnce() {
        ValidatableResponse answer = wish("""
                {"name":"", "nickname":"choc", "colour":"GREEN", "merchant":"mer_x", "count":1, "weight":"heavy",
                 "price":{"amount":12.5,"currency":"CNY"}, "day":"2026-02-30",
                 "lines":[{"sku":"A-1","quantity":"two"}, {"sku":"TOO-LONG","quantity":0,"note":1}, null]}""");

        isProblem(answer, 422, "validation");
        answer.header("Content-Language", "en")
                .body("instance", equalTo("/trial/wishes"))
                .body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        containsInAnyOrder(
                                "/name required",
                                "/nickname unknown-field",
                                "/colour unknown-value",
                                "/merchant malformed",
                                "/count too-small",
                                "/weight wrong-type",
                                "/price/amount wrong-type",
                                "/day malformed",
                                "/lines/0/quantity wrong-type",
                                "/lines/1/sku too-long",
                                "/lines/1/quantity not-positive",
                                "/lines/1/note unknown-field",
                                "/lines/2 required"))
                .body("errors.every { it.detail != null && it.remedy != null }", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":1,\"count\":3,\"lines\":[]}|/name|wrong-type",
                "{\"name\":\"a\",\"lines\":[]}|/count|required",
                "{\"name\":\"a\",\"count\":null,\"lines\":[]}|/count|required",
                "{\"name\":\"a\",\"count\":3.5,\"lines\":[]}|/count|wrong-type",
                "{\"name\":\"a\",\"count\":3}|/lines|required",
                "{\"name\":\"a\",\"count\":3,\"lines\":{}}|/lines|wrong-type",
                "{\"name\":\"a\",\"count\":3,\"lines\":[\"A\"]}|/lines/0|wrong-type",
                "{\"name\":\"a\",\"count\":3,\"lines\":[{\"sku\":\"A\",\"quantity\":9999999999}]}|/lines/0/quantity|malformed",
                "{\"name\":\"a\",\"count\":3,\"lines\":[],\"a/b~c\":1}|/a~1b~0c|unknown-field",
                "{\"name\":\"a\",\"count\":3,\"lines\":[],\"day\":\"+10000-01-01\"}|/day|malformed",
                "{\"name\":\"a\",\"count\":3,\"lines\":[],\"day\":\"-0001-01-01\"}|/day|malformed",
                "[]|''|wrong-type",
                "null|''|required",
                "\"text\"|''|wrong-type",
            })
    void oneWrongFieldIsNamed(String body, String pointer, String reason) {
        ValidatableResponse answer = wish(body);

        isProblem(answer, 422, "validation");
        answer.body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].reason", equalTo(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":|1|9",
                "{\"name\":\"a\",}|1|13",
                "{\"name\":\"a\",\"name\":\"b\"}|1|19",
                "{} {}|1|4",
                "nonsense|1|1",
            })
    void whatIsNoJsonIsRefusedWithItsPlace(String body, int line, int column) {
        ValidatableResponse answer = wish(body);

        isProblem(answer, 400, "malformed-json");
        answer.body("line", equalTo(line)).body("column", equalTo(column));
    }

    @Test
    void anEmptyBodyIsNoJson() {
        isProblem(wish(""), 400, "malformed-json");
    }

    @Test
    void jsonThatIsTooDeepIsRefused() {
        isProblem(wish("{\"name\":" + "[".repeat(200) + "]".repeat(200) + "}"), 400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit,too-small",
        "limit=101,limit,too-large",
        "limit=ten,limit,malformed",
        "colour=GREEN,colour,malformed",
        "merchant=ord_0000000000001,merchant,malformed",
    })
    void aWrongQueryParameterIsNamed(String query, String name, String reason) {
        ValidatableResponse answer = given().get("/trial/wishes?" + query).then();

        isProblem(answer, 400, "invalid-parameter");
        answer.body("errors[0].pointer", equalTo(name)).body("errors[0].reason", equalTo(reason));
    }

    @Test
    void everyWrongParameterIsNamedAtOnce() {
        ValidatableResponse answer = given().header("Accept-Language", "en")
                .get("/trial/wishes?limit=-1&colour=GREEN&merchant=ord_0000000000001&cursor=!!!")
                .then();

        isProblem(answer, 400, "invalid-parameter");
        answer.body(
                        "errors.collect { it.pointer + ' ' + it.reason }",
                        contains(
                                "colour malformed", "cursor malformed-cursor", "limit too-small", "merchant malformed"))
                .body("errors.every { it.remedy != null }", equalTo(true));
        given().get("/trial/wishes?limit=ten&cursor=" + Cursor.print(1))
                .then()
                .body("errors.collect { it.pointer + ' ' + it.reason }", contains("limit malformed"));
    }

    @Test
    void whatACompressedBodyHoldsIsNotGuessed() {
        ValidatableResponse answer = given().header("Idempotency-Key", "k-1")
                .header("Content-Encoding", "gzip")
                .contentType("application/json")
                .body(GOOD_WISH)
                .post("/trial/wishes")
                .then();

        isProblem(answer, 415, "unsupported-media-type");
        answer.body("errors[0].pointer", equalTo("Content-Encoding"))
                .body("errors[0].reason", equalTo("encoded-body"))
                .body("mediaTypes", contains("application/json"));
        given().header("Idempotency-Key", "k-1")
                .header("Content-Encoding", "identity")
                .contentType("application/json")
                .body(GOOD_WISH)
                .post("/trial/wishes")
                .then()
                .statusCode(201);
    }

    @Test
    void numbersAreWrittenPlainly() {
        given().get("/trial/wishes?limit=5&colour=RED")
                .then()
                .statusCode(200)
                .body("limit", equalTo(5))
                .body("weight", equalTo(1000));
    }

    @Test
    void aMalformedIdInAPathLeadsNowhere() {
        isProblem(given().get("/trial/wishes/mer_1").then(), 404, "not-found");
        isProblem(given().get("/trial/wishes/ord_0000000000001").then(), 404, "not-found");
    }

    @Test
    void creatingNeedsAnIdempotencyKeyBeforeTheBodyIsLookedAt() {
        ValidatableResponse missing = given().contentType("application/json")
                .body("nonsense")
                .post("/trial/wishes")
                .then();
        ValidatableResponse tooLong = given().header("Idempotency-Key", "x".repeat(65))
                .contentType("application/json")
                .body("nonsense")
                .post("/trial/wishes")
                .then();

        isProblem(missing, 400, "idempotency-key-missing");
        isProblem(tooLong, 400, "invalid-parameter");
        tooLong.body("errors[0].pointer", equalTo("Idempotency-Key"));
    }

    @Test
    void changingNeedsThePresentVersion() {
        String path = "/trial/wishes/mer_0000000000001";

        isProblem(given().put(path).then(), 428, "precondition-required");
        ValidatableResponse stale =
                given().header("If-Match", "\"6\"").put(path).then();
        isProblem(stale, 412, "precondition-failed");
        stale.body("current", equalTo("\"7\""));
        given().header("If-Match", "\"7\"").put(path).then().statusCode(200).header("ETag", "\"8\"");
        given().header("If-Match", "\"3\", \"7\"").put(path).then().statusCode(200);
        given().header("If-Match", "*").put(path).then().statusCode(200);
    }

    @Test
    void aReaderWhoKnowsTheVersionIsSentNothing() {
        String path = "/trial/wishes/mer_0000000000001";

        given().get(path).then().statusCode(200).header("ETag", "\"7\"");
        given().header("If-None-Match", "\"7\"")
                .get(path)
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().header("If-None-Match", "\"6\"").get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"ru,ru,ru", "be,be,ru", "en-GB,en,en", "fr,zh-CN,zh-CN", "'',zh-CN,zh-CN"})
    void answersAreInTheLanguageThatWasAskedFor(String asked, String answered, String problemIn) {
        given().header("Accept-Language", asked)
                .get("/trial/wishes/mer_0000000000001")
                .then()
                .header("Content-Language", answered)
                .header("Vary", "Accept-Language")
                .body("language", equalTo(answered));

        given().header("Accept-Language", asked)
                .get("/nowhere")
                .then()
                .header("Content-Language", problemIn)
                .header("Vary", "Accept-Language");
    }

    @Test
    void problemsSpeakThreeLanguages() {
        given().header("Accept-Language", "ru").get("/nowhere").then().body("title", equalTo("Здесь ничего нет"));
        given().header("Accept-Language", "en").get("/nowhere").then().body("title", equalTo("Nothing here"));
        given().get("/nowhere").then().body("title", equalTo("此处没有内容"));
    }

    @ParameterizedTest
    @CsvSource({"/nowhere", "/api/v1/nowhere", "/q/nowhere", "/api", "/trial", "/api/v1/keys/x/y"})
    void unknownPathsAreProblems(String path) {
        isProblem(given().get(path).then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/%zz,path,stray-percent",
        "/trial/text%,path,stray-percent",
        "/trial/wishes?colour=RED&text=%zz,text,stray-percent",
        "/trial/wishes?text=10%,text,stray-percent",
        "/trial/wishes?text=\u00E5,text,not-escaped",
        "/trial/wishes/[,path,malformed",
    })
    void anAddressThatCannotBeReadIsRefused(String address, String place, String reason) throws IOException {
        String answer = rawGet(address, StandardCharsets.ISO_8859_1);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"urn:pavilion:problem:bad-request\"")
                .contains("\"pointer\":\"" + place + "\",\"reason\":\"" + reason + "\"")
                .contains("\"remedy\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"巧克力", "шоколад", "\"a\"", "a|b", "{a}", "a\\b^c`d<e>"})
    void whatShouldHaveBeenEscapedIsReadAllTheSame(String text) throws IOException {
        String query = rawGet("/trial/text?a=1&text=" + text, StandardCharsets.UTF_8);
        String path = rawGet("/trial/" + text, StandardCharsets.UTF_8);

        assertThat(query).startsWith("HTTP/1.1 200").endsWith("\r\n" + text);
        assertThat(path).startsWith("HTTP/1.1 404").contains("urn:pavilion:problem:not-found");
    }

    @Test
    void whatIsEscapedStaysAsItIs() throws IOException {
        assertThat(rawGet("/trial/text?text=%E5%B7%A7+%25%7C%26", StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n巧 %|&");
    }

    @Test
    void wrongMethodsAreToldTheRightOnes() {
        ValidatableResponse answer = given().delete("/trial/wishes").then();

        isProblem(answer, 405, "method-not-allowed");
        answer.header("Allow", "GET, HEAD, OPTIONS, POST");
        given().patch("/trial/wishes/mer_0000000000001").then().header("Allow", "GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void wrongMediaTypesAreToldTheRightOnes() {
        ValidatableResponse answer = given().header("Accept-Language", "en")
                .accept("application/xml")
                .get("/trial/wishes")
                .then();
        isProblem(answer, 406, "not-acceptable");
        answer.body("mediaTypes", contains("application/json"))
                .body("remedy", equalTo("Send an Accept with one of: application/json."));
        ValidatableResponse plain = given().header("Accept-Language", "en")
                .accept("application/json")
                .get("/trial/text?text=a")
                .then();
        isProblem(plain, 406, "not-acceptable");
        plain.body("mediaTypes", contains("text/plain"));
        ValidatableResponse body = given().header("Idempotency-Key", "k-1")
                .contentType("application/xml")
                .body("<wish/>")
                .post("/trial/wishes")
                .then();
        isProblem(body, 415, "unsupported-media-type");
        body.body("mediaTypes", contains("application/json"));
        ValidatableResponse json = given().header("Accept-Language", "en")
                .contentType("application/json")
                .body("{}")
                .post("/trial/text")
                .then();
        isProblem(json, 415, "unsupported-media-type");
        json.body("mediaTypes", contains("text/plain"))
                .body("remedy", equalTo("Send a body and a Content-Type of: text/plain."));
    }

    @Test
    void aFaultTellsItsNumberOnly() {
        ValidatableResponse answer = given().get("/trial/fault").then();

        isProblem(answer, 500, "internal-error");
        answer.body("correlationId", matchesPattern("[0-9a-f]{16}")).body(not(containsString("secret")));
    }

    @Test
    void aDatabaseThatIsAwayIsNoFaultOfOurs() {
        ValidatableResponse answer = given().get("/trial/outage").then();

        isProblem(answer, 503, "unavailable");
        answer.header("Retry-After", "5").body("retryAfterSeconds", equalTo(5));
    }

    @Test
    void aResourceThatSaysNotWhoMayCallItIsClosed() {
        ValidatableResponse anonymous = given().get("/trial/undecided").then();
        isProblem(anonymous, 401, "unauthenticated");
        ValidatableResponse operator = given().header("Authorization", "Bearer " + TestKeys.operator())
                .get("/trial/undecided")
                .then();
        isProblem(operator, 403, "forbidden");
    }

    @Test
    void bodiesUpToTheLimitPassAndLargerOnesAreRefused() {
        given().contentType("text/plain")
                .body(text(1 << 20))
                .post("/trial/text")
                .then()
                .statusCode(200);
        ValidatableResponse larger = given().contentType("text/plain")
                .body(text((1 << 20) + 1))
                .post("/trial/text")
                .then();

        isProblem(larger, 413, "body-too-large");
        larger.body("limitBytes", equalTo(1 << 20));
        given().contentType("text/plain")
                .body(text(2 << 20))
                .post("/trial/large")
                .then()
                .statusCode(200);
        isProblem(
                given().contentType("text/plain")
                        .body(text((2 << 20) + 1))
                        .post("/trial/large")
                        .then(),
                413,
                "body-too-large");
    }

    @Test
    void aLargeJsonBodyIsRefusedToo() {
        isProblem(wish("{\"name\":\"" + text(1 << 20) + "\"}"), 413, "body-too-large");
    }

    @Test
    void aBodyInChunksIsCountedWhileItComes() throws IOException {
        String within = rawChunks("/trial/text", 1 << 20);
        String above = rawChunks("/trial/text", (1 << 20) + 1);
        String farAbove = rawChunks("/trial/text", 8 << 20);

        assertThat(within).startsWith("HTTP/1.1 200").endsWith("1048576");
        assertThat(above).startsWith("HTTP/1.1 413").contains("body-too-large");
        assertThat(farAbove).startsWith("HTTP/1.1 413").contains("body-too-large");
    }

    @Test
    void aBodyAboveEveryLimitIsRefusedByItsDeclaredLength() throws IOException {
        String answer = raw("""
                POST /trial/large HTTP/1.1\r
                Host: x\r
                Content-Type: text/plain\r
                Connection: close\r
                Content-Length: 99999999999\r
                \r
                """);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @Test
    void anOverlongAddressIsRefused() throws IOException {
        String path = rawGet("/" + text(9000), StandardCharsets.US_ASCII);
        String query = rawGet("/trial/text?text=" + text(100_000), StandardCharsets.US_ASCII);
        String within = rawGet("/trial/text?text=" + text(7900), StandardCharsets.US_ASCII);

        for (String answer : List.of(path, query)) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 414")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("urn:pavilion:problem:uri-too-long")
                    .contains("\"limitCharacters\":8000")
                    .contains("\"remedy\":")
                    .hasSizeLessThan(4000);
        }
        assertThat(within).startsWith("HTTP/1.1 200");
    }

    @Test
    void theConnectionGoesOnAfterARefusalThatLeftABodyUnread() throws IOException {
        String body = text(200_000);
        String request = "POST /api/v1/keys HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body
                + "GET /trial/wishes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String answers = raw(request);

        assertThat(answers).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200");
    }

    @Test
    void bodyAnswersWithoutErrorsHaveNoSuchMember() {
        given().get("/nowhere").then().body("errors", nullValue());
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    /** Sends the address as it is, where REST Assured would escape it. */
    private String rawGet(String address, Charset charset) throws IOException {
        return raw(
                "GET " + address + " HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nConnection: close\r\n\r\n", charset);
    }

    private String raw(String request) throws IOException {
        return raw(request, StandardCharsets.US_ASCII);
    }

    private String raw(String request, Charset charset) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(charset));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends a body in chunks of 64 KiB and reads what comes, even when the other side stops listening meanwhile. */
    private String rawChunks(String path, int bytes) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < bytes; sent += 65_536) {
                String chunk = text(Math.min(65_536, bytes - sent));
                out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
