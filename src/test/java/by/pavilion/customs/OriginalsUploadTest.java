package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The interface of announcement 179 of 2018, to the letter. */
class OriginalsUploadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "fe2374-8fnejf97-32839218";
    private static final String REQUEST = "{\"amount\":\"218.20\",\"subject\":\"黑巧克力\"}";
    private static final String RESPONSE = "trade_status=TRADE_SUCCESS&total_amount=218.20";
    private static final Instant NOW = Instant.ofEpochMilli(1_544_519_952_469L);

    private final List<String> signed = new ArrayList<>();

    @Test
    void signsTheVeryTextsThatItSends() {
        String upload = upload();

        String head = between(upload, "\"payExchangeInfoHead\":", ",\"payExchangeInfoLists\":");
        String lists = between(upload, ",\"payExchangeInfoLists\":", ",\"serviceTime\":");
        assertThat(signed)
                .containsExactly("\"sessionID\":\"" + SESSION + "\"||\"payExchangeInfoHead\":\"" + head
                        + "\"||\"payExchangeInfoLists\":\"" + lists + "\"||\"serviceTime\":\"1544519952469\"");
    }

    @Test
    void namesItsFieldsInTheOrderOfTheInterface() throws JsonProcessingException {
        JsonNode upload = JSON.readTree(upload());

        assertThat(names(upload))
                .containsExactly(
                        "sessionID",
                        "payExchangeInfoHead",
                        "payExchangeInfoLists",
                        "serviceTime",
                        "certNo",
                        "signValue");
        assertThat(names(upload.path("payExchangeInfoHead")))
                .containsExactly(
                        "guid",
                        "initalRequest",
                        "initalResponse",
                        "ebpCode",
                        "payCode",
                        "payTransactionId",
                        "totalAmount",
                        "currency",
                        "verDept",
                        "payType",
                        "tradingTime",
                        "note");
        assertThat(names(upload.path("payExchangeInfoLists").path(0)))
                .containsExactly("orderNo", "goodsInfo", "recpAccount", "recpCode", "recpName");
    }

    @Test
    void tellsThePaymentAsItWas() throws JsonProcessingException {
        JsonNode upload = JSON.readTree(upload());
        JsonNode head = upload.path("payExchangeInfoHead");

        assertThat(head.path("initalRequest").asText()).isEqualTo(REQUEST);
        assertThat(head.path("initalResponse").asText()).isEqualTo(RESPONSE);
        assertThat(head.path("guid").asText()).matches("[0-9A-F-]{36}");
        assertThat(head.path("totalAmount").isNumber()).isTrue();
        assertThat(head.path("totalAmount").asText()).isEqualTo("218.2");
        assertThat(head.path("currency").asText()).isEqualTo("142");
        assertThat(head.path("verDept").asText()).isEqualTo("2");
        assertThat(head.path("tradingTime").asText()).as("in China").isEqualTo("20261111190000");
        assertThat(upload.path("certNo").asText()).isEqualTo("03000000000123456789");
        assertThat(upload.path("signValue").asText())
                .isEqualTo(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
        assertThat(upload.at("/payExchangeInfoLists/0/goodsInfo/0/itemLink").asText())
                .isEqualTo("https://shop.example/products/BY-KOM-CHOC-001");
        assertThat(upload.at("/payExchangeInfoLists/0/orderNo").asText()).isEqualTo("ord_0HZX3K8M2T4QF");
        assertThat(upload.at("/payExchangeInfoLists/0/recpAccount").asText())
                .as("without an account of its own the seller's code")
                .isEqualTo("4601W60001");
    }

    @Test
    void namesTheNumberByWhichThePaymentCanBeVerified() throws JsonProcessingException {
        assertThat(JSON.readTree(upload())
                        .at("/payExchangeInfoHead/payTransactionId")
                        .asText())
                .isEqualTo("4220261111000001");
        JsonNode cleared = JSON.readTree(upload(new PaymentClearing("1", Optional.of("UP-20261111-1"))))
                .path("payExchangeInfoHead");

        assertThat(cleared.path("verDept").asText()).isEqualTo("1");
        assertThat(cleared.path("payTransactionId").asText()).isEqualTo("UP-20261111-1");
    }

    @Test
    void originalsThatTheInterfaceDoesNotTakeAreNeverSent() {
        String longest = "额".repeat(8_000);

        assertThat(OriginalsUpload.fault(original(longest, longest))).isEmpty();
        assertThat(OriginalsUpload.fault(original(longest + "x", longest)))
                .contains("the original request is longer than 8000 characters");
        assertThat(OriginalsUpload.fault(original(longest, longest + "x")))
                .contains("the original response is longer than 8000 characters");
    }

    private static PaymentOriginal original(String request, String response) {
        return new PaymentOriginal(request, response, Money.of("218.20", Money.CNY), TestDeclarations.OPENED);
    }

    private String upload() {
        return upload(new PaymentClearing("2", Optional.empty()));
    }

    private String upload(PaymentClearing clearing) {
        return OriginalsUpload.signed(
                SESSION,
                new OriginalsUpload.Facts(
                        TestDeclarations.order(CustomsMode.BONDED),
                        original(REQUEST, RESPONSE),
                        new Firm("4601W60003", "演示白俄罗斯国家馆"),
                        new Firm("3101W6P001", "沙盒支付有限公司"),
                        clearing,
                        new Firm("4601W60001", "演示国内代理有限公司"),
                        "https://shop.example/products/{sku}",
                        TestConnections.with(Map.of()).config().originals()),
                NOW,
                new Recording());
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    /** Remembers what it was to sign. */
    private final class Recording implements MessageSigner {
        @Override
        public SignatureForm form() {
            throw new UnsupportedOperationException("not a signature in XML");
        }

        @Override
        public String certificateNumber() {
            return "03000000000123456789";
        }

        @Override
        public Optional<byte[]> certificate() {
            return Optional.empty();
        }

        @Override
        public byte[] sign(byte[] bytes) {
            signed.add(new String(bytes, StandardCharsets.UTF_8));
            return new byte[] {1, 2, 3};
        }
    }
}
