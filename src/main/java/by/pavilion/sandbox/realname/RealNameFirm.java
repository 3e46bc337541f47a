package by.pavilion.sandbox.realname;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.DemoSignature;
import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.FirmCall;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.TestIdentities;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers whether a name and an identity number belong together; nothing of what it is asked stays with it. */
@ApplicationScoped
public class RealNameFirm {
    private static final int ASKED_BEFORE_KNOWN = 2;
    private static final String NUMBER = "\\d{17}[0-9X]";

    private final RealNameConfig config;
    private final Clock clock;

    /** How often was asked in vain, by reference. */
    private final Map<String, Integer> inVain = new ConcurrentHashMap<>();

    RealNameFirm(RealNameConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** An answer as it is sent: its text and the headers that sign it. */
    public record SignedAnswer(int status, String body, Map<String, String> headers) {}

    public SignedAnswer check(FirmCall call) {
        if (!signature()
                .verifies(
                        call.method(),
                        call.path(),
                        call.timestamp(),
                        call.nonce(),
                        call.signature(),
                        call.body(),
                        clock.instant())) {
            return signed(call, FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"), signature());
        }
        Optional<JsonNode> body = SandboxJson.object(call.body());
        Optional<String> reference = body.flatMap(json -> text(json, "reference"));
        Optional<String> name = body.flatMap(json -> text(json, "name"));
        Optional<String> number = body.flatMap(json -> text(json, "idNumber")).filter(id -> id.matches(NUMBER));
        if (reference.isEmpty() || name.isEmpty() || number.isEmpty()) {
            return signed(call, FirmAnswer.refused(400, "PARAM_ERROR", "a field is missing or wrong"), signature());
        }
        DemoSignature signature =
                number.get().equals(TestIdentities.WRONGLY_SIGNED) ? new DemoSignature("another secret") : signature();
        return signed(call, FirmAnswer.ok(result(reference.get(), number.get())), signature);
    }

    private Map<String, String> result(String reference, String number) {
        boolean known =
                switch (number) {
                    case TestIdentities.UNKNOWN -> false;
                    case TestIdentities.KNOWN_LATER -> inVain.merge(reference, 1, Math::addExact) > ASKED_BEFORE_KNOWN;
                    default -> true;
                };
        Map<String, String> result = new LinkedHashMap<>();
        result.put("reference", reference);
        if (known) {
            inVain.remove(reference);
            result.put("checkId", "RN-" + reference);
        }
        result.put("result", !known ? "UNKNOWN" : number.equals(TestIdentities.REFUTED) ? "MISMATCH" : "MATCH");
        return result;
    }

    private SignedAnswer signed(FirmCall call, FirmAnswer answer, DemoSignature signature) {
        String body = SandboxJson.print(answer.body());
        String nonce = call.nonce() == null ? "" : call.nonce();
        return new SignedAnswer(
                answer.status(), body, signature.answerHeaders(call.path(), nonce, body, clock.instant()));
    }

    private DemoSignature signature() {
        return new DemoSignature(config.secret()
                .orElseThrow(() -> new IllegalStateException("pavilion.sandbox.real-name.secret is not configured")));
    }
}
