package by.pavilion.customs;

import by.pavilion.customs.ceb.Firm;
import by.pavilion.parties.Buyer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Asks a payment firm to declare a payment (411) to customs: only it may. */
@ApplicationScoped
class PaymentDeclarations {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String OUR_CHANNEL = "storefront";

    private final FirmHttp http;
    private final CustomsSecrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PaymentDeclarations(FirmHttp http, CustomsSecrets secrets, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The firm will not declare this payment, however often it is asked. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** The payment of a declaration, and who paid. */
    record Payment(
            String transactionId,
            String orderNo,
            String channel,
            String amount,
            String currency,
            Firm platform,
            Buyer payer) {}

    void declare(CustomsConfig.PaymentFirm firm, String address, String subscriber, Payment payment)
            throws FirmUnavailable, Refused {
        HttpRequest.Builder request = http.request(address + "/v1/customs-declarations");
        String path = request.copy().build().uri().getRawPath();
        String body = body(firm, subscriber, payment);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = nonce();
        FirmHttp.Answer answer = http.send(request.header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header("X-Signature", sign("POST\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n"))
                .POST(BodyPublishers.ofString(body)));
        switch (answer.status()) {
            case 200 -> {
                // taken; what customs says of it comes as a receipt
            }
            case 400, 404, 422 -> throw new Refused("the payment firm answers " + answer.status());
            default -> throw new FirmUnavailable("the payment firm answers " + answer.status());
        }
    }

    private static String body(CustomsConfig.PaymentFirm firm, String subscriber, Payment payment) {
        ObjectNode body = JSON.createObjectNode();
        body.put("transactionId", payment.transactionId());
        body.put("orderNo", payment.orderNo());
        if (!payment.channel().equals(OUR_CHANNEL)) {
            body.put("channel", payment.channel());
        }
        body.put("amount", payment.amount());
        body.put("currency", payment.currency());
        body.put("customsPlace", firm.customsPlace());
        body.put("ebpCode", payment.platform().code());
        body.put("ebpName", payment.platform().name());
        body.putObject("payer")
                .put("name", payment.payer().name())
                .put("idNumber", payment.payer().idNumber())
                .put("phone", payment.payer().phone());
        body.put("subscriberDxpId", subscriber);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts only", e);
        }
    }

    private String sign(String message) {
        String secret = secrets.paymentSecret()
                .orElseThrow(() -> new IllegalStateException("pavilion.secrets.payment-secret is not configured"));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
