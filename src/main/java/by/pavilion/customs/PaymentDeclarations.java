package by.pavilion.customs;

import by.pavilion.customs.ceb.Filing;
import by.pavilion.customs.ceb.Firm;
import by.pavilion.parties.Buyer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Optional;

/** Asks a payment firm to declare a payment (411) to customs: only it may. */
@ApplicationScoped
class PaymentDeclarations {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    static final String OUR_CHANNEL = "storefront";

    private final FirmHttp http;
    private final CustomsSecrets secrets;
    private final Clock clock;

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

    /**
     * The payment of a declaration, and who paid.
     *
     * @param number of the filing, from 1 on: the same number again is a repeat of the request, a higher one asks the firm to
     *     declare once more
     */
    record Payment(
            Filing filing,
            int number,
            String transactionId,
            String orderNo,
            String channel,
            String amount,
            String currency,
            Firm platform,
            Buyer payer) {}

    /** What a firm says of a payment that it declares: who paid, and through whom the money went where it tells that. */
    record Told(PayerIdentity payer, Optional<PaymentClearing> clearing) {
        static final Told NOTHING = new Told(PayerIdentity.NOT_TOLD, Optional.empty());
    }

    /** Asks for the declaration; gives what the firm says about the payment. */
    Told declare(CustomsConfig.PaymentFirm firm, String address, String subscriber, Payment payment)
            throws FirmUnavailable, Refused {
        HttpRequest.Builder request = http.request(address + "/v1/customs-declarations");
        String path = request.copy().build().uri().getRawPath();
        String body = body(firm, subscriber, payment);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = FirmSignature.newNonce();
        FirmHttp.Answer answer = http.send(request.header("Content-Type", "application/json")
                .header(FirmSignature.TIMESTAMP, timestamp)
                .header(FirmSignature.NONCE, nonce)
                .header(FirmSignature.SIGNATURE, signature().sign("POST", path, timestamp, nonce, body))
                .POST(BodyPublishers.ofString(body)));
        return switch (answer.status()) {
            case 200 -> toldIn(answer.body()); // taken; what customs says of it comes as a receipt
            case 400, 404, 422 -> throw new Refused("the payment firm answers " + answer.status());
            default -> throw new FirmUnavailable("the payment firm answers " + answer.status());
        };
    }

    private static Told toldIn(byte[] answer) {
        try {
            JsonNode told = JSON.readTree(answer);
            return new Told(
                    PayerIdentity.ofResult(told.path("identityCheckResult").asText()), PaymentClearing.in(told));
        } catch (IOException e) {
            return Told.NOTHING;
        }
    }

    private static String body(CustomsConfig.PaymentFirm firm, String subscriber, Payment payment) {
        ObjectNode body = JSON.createObjectNode();
        body.put("appType", payment.filing().code());
        body.put("filing", payment.number());
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

    private FirmSignature signature() {
        return new FirmSignature(secrets.paymentSecret()
                .orElseThrow(() -> new IllegalStateException("pavilion.secrets.payment-secret is not configured")));
    }
}
