package by.pavilion.customs;

import by.pavilion.customs.ceb.CebWriter;
import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.MessageSigner;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;

/**
 * Customs' JSON with the originals of a payment. What is signed is made of the very texts that are sent, so the objects are
 * printed once and put together by hand: printed twice they might differ.
 */
final class OriginalsUpload {
    /** What the interface takes of each original, in characters. */
    private static final int LONGEST = 8_000;

    private static final String YUAN = "142";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private OriginalsUpload() {}

    /**
     * What is told about one order.
     *
     * @param clearing who can verify the payment at customs, and by which number
     * @param receiver the seller
     * @param productLink address of a product's page with {sku} in it
     */
    record Facts(
            DeclarationOrder order,
            PaymentOriginal original,
            Firm platform,
            Firm paymentFirm,
            PaymentClearing clearing,
            Firm receiver,
            String productLink,
            CustomsConfig.Originals config) {}

    /** Why customs would never take these originals; empty when it may. They are told unedited or not at all. */
    static Optional<String> fault(PaymentOriginal original) {
        if (isTooLong(original.request())) {
            return Optional.of("the original request is longer than " + LONGEST + " characters");
        }
        return isTooLong(original.response())
                ? Optional.of("the original response is longer than " + LONGEST + " characters")
                : Optional.empty();
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST;
    }

    /** The signed JSON for the field {@code payExInfoStr}. */
    static String signed(String sessionId, Facts facts, Instant now, MessageSigner signer) {
        String session = print(sessionId);
        String head = print(head(facts));
        String lists = print(lists(facts));
        String time = print(Long.toString(now.toEpochMilli()));
        String text = "\"sessionID\":" + session + "||\"payExchangeInfoHead\":\"" + head
                + "\"||\"payExchangeInfoLists\":\"" + lists + "\"||\"serviceTime\":" + time;
        String signature = Base64.getEncoder().encodeToString(signer.sign(text.getBytes(StandardCharsets.UTF_8)));
        return "{\"sessionID\":" + session + ",\"payExchangeInfoHead\":" + head + ",\"payExchangeInfoLists\":" + lists
                + ",\"serviceTime\":" + time + ",\"certNo\":" + print(signer.certificateNumber()) + ",\"signValue\":"
                + print(signature) + "}";
    }

    /** In the order of the interface's table. */
    private static ObjectNode head(Facts facts) {
        PaymentOriginal original = facts.original();
        return JSON.createObjectNode()
                .put("guid", CebWriter.newGuid())
                .put("initalRequest", original.request())
                .put("initalResponse", original.response())
                .put("ebpCode", facts.platform().code())
                .put("payCode", facts.paymentFirm().code())
                .put(
                        "payTransactionId",
                        facts.clearing()
                                .transactionId()
                                .orElse(facts.order().payment().transactionId()))
                .put("totalAmount", plain(original.amount().amount()))
                .put("currency", YUAN)
                .put("verDept", facts.clearing().department())
                .put("payType", facts.config().payType())
                .put("tradingTime", TIME.format(LocalDateTime.ofInstant(original.paidAt(), CustomsCalendar.ZONE)))
                .put("note", "");
    }

    /** One payment pays one order. */
    private static ArrayNode lists(Facts facts) {
        ArrayNode goods = JSON.createArrayNode();
        for (DeclarationLine line : facts.order().lines()) {
            goods.addObject()
                    .put("gname", line.nameZh())
                    .put("itemLink", facts.productLink().replace("{sku}", line.sku()));
        }
        ArrayNode lists = JSON.createArrayNode();
        lists.addObject()
                .put("orderNo", facts.order().orderNo())
                .<ObjectNode>set("goodsInfo", goods)
                .put(
                        "recpAccount",
                        facts.config().receiverAccount().orElse(facts.receiver().code()))
                .put("recpCode", facts.receiver().code())
                .put("recpName", facts.receiver().name());
        return lists;
    }

    /** A number without idle zeros: 67.6, not 67.60. */
    private static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    private static String print(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers only", e);
        }
    }
}
