package by.pavilion.sandbox;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls of a shop to the payment firm and the carrier. */
public final class SignedCalls {
    private final DemoSignature signature;

    public SignedCalls(String secretSetting) {
        signature = new DemoSignature(ConfigProvider.getConfig().getValue(secretSetting, String.class));
    }

    public DemoSignature signature() {
        return signature;
    }

    public Response post(String path, Object body) {
        String json = SandboxJson.print(body);
        Map<String, String> headers = signature.headers("POST", path, json, Instant.now());
        return given().contentType("application/json")
                .headers(headers)
                .body(json)
                .post(path);
    }

    public Response postWithWrongSignature(String path, Object body) {
        String json = SandboxJson.print(body);
        Map<String, String> headers = signature.headers("POST", path, json + " ", Instant.now());
        return given().contentType("application/json")
                .headers(headers)
                .body(json)
                .post(path);
    }
}
