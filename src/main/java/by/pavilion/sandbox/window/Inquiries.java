package by.pavilion.sandbox.window;

import by.pavilion.sandbox.SandboxHttp;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.window.InquiryStore.Inquiry;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Customs asks platforms for the originals of a payment, and verifies what they send. */
@ApplicationScoped
public class Inquiries {
    static final String VERIFIED = "verified";
    private static final String PLATFORM = "/api/v1/customs/originals-requests";

    private final InquiryStore store;
    private final SignerStore signers;
    private final SandboxHttp http;
    private final Clock clock;

    Inquiries(InquiryStore store, SignerStore signers, SandboxHttp http, Clock clock) {
        this.store = store;
        this.signers = signers;
        this.http = http;
        this.clock = clock;
    }

    /** Asks for an order's originals, without holding a thread: the platform may be this very process. */
    public CompletableFuture<String> ask(String orderNo) {
        String sessionId = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> store.insert(sessionId, orderNo, clock.instant()));
        String question =
                SandboxJson.print(Map.of("orderNo", orderNo, "sessionID", sessionId, "serviceTime", clock.millis()));
        return http.sendAsync(http.request(PLATFORM)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("openReq=" + URLEncoder.encode(question, StandardCharsets.UTF_8)))
                        .build())
                .thenApply(answer -> {
                    QuarkusTransaction.requiringNew().run(() -> store.acknowledged(sessionId, code(answer)));
                    return sessionId;
                });
    }

    /** What has come of a question, for the tester who put it. */
    @Transactional
    public Optional<Map<String, String>> find(String sessionId) {
        return store.find(sessionId)
                .map(inquiry -> Map.of(
                        "orderNo", inquiry.orderNo(),
                        "acknowledgement", inquiry.acknowledgement(),
                        "verdict", inquiry.verdict()));
    }

    /** Takes an upload and gives customs' answer to it. */
    @Transactional
    public String take(String upload) {
        OriginalsForm form;
        try {
            form = OriginalsForm.read(upload);
        } catch (IOException malformed) {
            return answer("20000", "payExInfoStr不是JSON");
        }
        Optional<Inquiry> inquiry = store.find(form.value("sessionID"));
        if (inquiry.isEmpty()) {
            return answer("20000", "sessionID不存在");
        }
        String fault = faultIn(form, inquiry.get());
        store.judged(form.value("sessionID"), fault.isEmpty() ? VERIFIED : fault);
        return fault.isEmpty() ? answer("10000", "上传成功") : answer("20000", fault);
    }

    /** What is wrong; empty when nothing is. */
    private String faultIn(OriginalsForm form, Inquiry inquiry) {
        Optional<PublicKey> key = signers.find(form.value("certNo")).map(XmlSignature::publicKey);
        if (key.isEmpty()) {
            return "签名证书未备案";
        }
        if (!isSigned(form, key.get())) {
            return "验签失败";
        }
        JsonNode head = SandboxJson.object(form.raw("payExchangeInfoHead")).orElse(SandboxJson.MAPPER.nullNode());
        for (String required :
                List.of("guid", "initalRequest", "initalResponse", "ebpCode", "payCode", "payTransactionId")) {
            if (head.path(required).asText().isBlank()) {
                return required + "必填";
            }
        }
        boolean amount = head.path("totalAmount").isNumber()
                && head.path("currency").asText().equals("142");
        boolean time = head.path("tradingTime").asText().matches("\\d{14}");
        boolean order = form.raw("payExchangeInfoLists").contains("\"orderNo\":\"" + inquiry.orderNo() + "\"");
        return amount && time && order ? "" : "payExchangeInfo有误";
    }

    private static boolean isSigned(OriginalsForm form, PublicKey key) {
        List<String> algorithms = key.getAlgorithm().toUpperCase(Locale.ROOT).startsWith("EC")
                ? List.of("SM3withSM2")
                : List.of("SHA1withRSA", "SHA256withRSA");
        byte[] text = form.signedText().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] value = Base64.getDecoder().decode(form.value("signValue"));
            for (String algorithm : algorithms) {
                if (XmlSignature.verifies(key, algorithm, text, value)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private String answer(String code, String message) {
        return SandboxJson.print(Map.of("code", code, "message", message, "total", 0, "serviceTime", clock.millis()));
    }

    private static String code(HttpResponse<String> answer) {
        return SandboxJson.object(answer.body())
                .map(json -> json.path("code").asText())
                .filter(code -> answer.statusCode() == 200 && code.length() <= 20)
                .orElse("HTTP " + answer.statusCode());
    }
}
