package by.pavilion.merchant;

import static by.pavilion.TestCalls.asOperator;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Documents of merchants as an operator enters them. */
public final class TestDocuments {
    private TestDocuments() {}

    /** With what dairy may come to a bonded zone; that its maker is registered is another document. */
    public static void permitDairy(String merchant) {
        enter(merchant, """
                {"kind":"QUARANTINE_PERMIT","number":"AC-%s","issuer":"GACC","goods":["04"],
                 "validFrom":"2024-01-01","validUntil":"2029-01-01"}""".formatted(UUID.randomUUID())).statusCode(201);
    }

    public static ValidatableResponse enter(String merchant, String document) {
        return asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(document)
                .post("/api/v1/merchants/" + merchant + "/documents")
                .then();
    }
}
