package by.pavilion.sandbox;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receipts at the single window for one address, as a firm would fetch them. */
public final class Mailbox {
    private final String dxpId;

    public Mailbox(String dxpId) {
        this.dxpId = dxpId;
    }

    /** The business messages that wait, oldest first. */
    public List<String> messages() {
        List<String> messages = new ArrayList<>();
        for (Map<String, String> item : items()) {
            String envelope = decode(item.getOrDefault("dxpMsg", ""));
            messages.add(decode(first(envelope, "Data")));
        }
        return messages;
    }

    /** The statuses of receipts that hold this text, oldest first. */
    public List<String> statuses(String text) {
        return messages().stream()
                .filter(message -> message.contains(text))
                .map(message -> first(message, "returnStatus"))
                .toList();
    }

    public List<Map<String, String>> items() {
        return JsonPath.from(given().when()
                        .get("/sandbox/single-window/receipts/" + dxpId + "?limit=500")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .getList("items");
    }

    public void acknowledge(List<String> ids) {
        given().contentType("application/json")
                .body(Map.of("ids", ids))
                .post("/sandbox/single-window/receipts/" + dxpId + "/acknowledgements")
                .then()
                .statusCode(204);
    }

    public static String first(String xml, String element) {
        Matcher found = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    private static String decode(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
