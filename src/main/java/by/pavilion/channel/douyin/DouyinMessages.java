package by.pavilion.channel.douyin;

import by.pavilion.channel.ExternalAfterSale;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ExternalProduct;
import by.pavilion.channel.IncomingMessage;
import by.pavilion.channel.MessageAnswer;
import by.pavilion.channel.MessagesIn;
import by.pavilion.channel.PushedMessage;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.UnreadableMessage;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Messages of the platform: an array in each call, each message with its tag and its data, which is text or an object. */
@ApplicationScoped
class DouyinMessages implements MessagesIn {
    static final String CHANNEL = "douyin";
    /** The console tries our address with it. */
    private static final String PROBE = "0";
    /** Paid, and released for processing: risk control and cooling off are over. */
    private static final String TRADE_PENDING = "110";

    /** Sent, changed, cancelled or finished: what an order that is ours already is looked at for. */
    private static final Set<String> TRADE_CHANGED =
            Set.of("102", "103", "104", "105", "106", "108", "109", "111", "126");

    /** The address has changed; the buyer asks for another. */
    private static final Set<String> ADDRESS_CHANGED = Set.of("105", "111");

    /** From a wish for a refund to the end of it, arbitration included. */
    private static final Pattern REFUND_TAG = Pattern.compile("20[0-9]|21[1-8]");

    /**
     * A special refund: money moves that no shopper's wish need stand behind. What the message holds is not documented where we
     * have read; when it names an after-sale that one is looked at, which says how it stands. Of 226 and 227, re-sent goods, nothing
     * follows for us: neither money nor goods of the order go back.
     */
    private static final Set<String> SPECIAL_REFUND = Set.of("224", "225");

    /** Looked at, edited, taken off the shelf. */
    private static final Set<String> PRODUCT_CHANGED = Set.of("400", "417");

    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern MESSAGE_ID = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern TAG = Pattern.compile("[\\x21-\\x7e]{1,20}");

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> applicationOf(IncomingMessage message) {
        return message.header("app-id").filter(id -> APPLICATION.matcher(id).matches());
    }

    @Override
    public boolean isGenuine(IncomingMessage message, String appKey, String appSecret, SignMethod method) {
        String expected = DouyinSignature.ofMessage(method, appKey, appSecret, message.body());
        return message.header("event-sign")
                .filter(given -> DouyinSignature.matches(expected, given))
                .isPresent();
    }

    @Override
    public List<PushedMessage> read(IncomingMessage message) throws UnreadableMessage {
        JsonNode body = json(new String(message.body(), StandardCharsets.UTF_8));
        if (!body.isArray()) {
            throw new UnreadableMessage("the body is no array");
        }
        List<PushedMessage> messages = new ArrayList<>();
        for (JsonNode item : body) {
            String tag = DouyinValues.text(item.path("tag"))
                    .filter(text -> TAG.matcher(text).matches())
                    .orElse("?");
            if (!tag.equals(PROBE)) {
                messages.add(new PushedMessage(idOf(item), shopOf(item), tag, item.toString()));
            }
        }
        return messages;
    }

    @Override
    public MessageAnswer taken() {
        return new MessageAnswer(200, "{\"code\":0,\"msg\":\"success\"}");
    }

    @Override
    public MessageAnswer notGenuine() {
        return new MessageAnswer(401, "{\"code\":40003,\"msg\":\"signature invalid\"}");
    }

    @Override
    public MessageAnswer unreadable() {
        return new MessageAnswer(400, "{\"code\":40004,\"msg\":\"body is not an array of messages\"}");
    }

    @Override
    public String failed(int status, String slug) {
        return "{\"code\":%d,\"msg\":\"%s\"}".formatted(DouyinErrors.codeOf(status), slug);
    }

    @Override
    public Optional<ExternalOrder> orderToImport(PushedMessage message) throws UnreadableMessage {
        return message.tag().equals(TRADE_PENDING) ? Optional.of(orderOf(message)) : Optional.empty();
    }

    @Override
    public Optional<ExternalOrder> orderChanged(PushedMessage message) throws UnreadableMessage {
        return TRADE_CHANGED.contains(message.tag()) ? Optional.of(orderOf(message)) : Optional.empty();
    }

    @Override
    public Optional<ExternalOrder> addressChanged(PushedMessage message) throws UnreadableMessage {
        return ADDRESS_CHANGED.contains(message.tag()) ? Optional.of(orderOf(message)) : Optional.empty();
    }

    @Override
    public Optional<ExternalAfterSale> afterSaleChanged(PushedMessage message) throws UnreadableMessage {
        boolean isRefund = REFUND_TAG.matcher(message.tag()).matches();
        if (!isRefund && !SPECIAL_REFUND.contains(message.tag())) {
            return Optional.empty();
        }
        Optional<String> id =
                DouyinValues.id(data(json(message.raw()).path("data")).path("aftersale_id"));
        if (id.isPresent()) {
            return Optional.of(new ExternalAfterSale(orderOf(message), id.get()));
        }
        if (isRefund) {
            throw new UnreadableMessage("tag " + message.tag() + " without aftersale_id");
        }
        return Optional.empty();
    }

    @Override
    public Optional<ExternalProduct> productChanged(PushedMessage message) throws UnreadableMessage {
        if (!PRODUCT_CHANGED.contains(message.tag())) {
            return Optional.empty();
        }
        JsonNode data = data(json(message.raw()).path("data"));
        Optional<String> product = DouyinValues.id(data.path("product_id"));
        Optional<String> shop = DouyinValues.id(data.path("shop_id"));
        if (product.isEmpty() || shop.isEmpty()) {
            throw new UnreadableMessage("tag " + message.tag() + " without product_id or shop_id");
        }
        return Optional.of(new ExternalProduct(CHANNEL, shop.get(), product.get()));
    }

    private static ExternalOrder orderOf(PushedMessage message) throws UnreadableMessage {
        JsonNode data = data(json(message.raw()).path("data"));
        Optional<String> order = DouyinValues.orderId(data.path("p_id"));
        Optional<String> shop = DouyinValues.id(data.path("shop_id"));
        if (order.isEmpty() || shop.isEmpty()) {
            throw new UnreadableMessage("tag " + message.tag() + " without p_id or shop_id");
        }
        return new ExternalOrder(CHANNEL, shop.get(), order.get());
    }

    private static JsonNode data(JsonNode data) throws UnreadableMessage {
        return data.isTextual() ? json(data.textValue()) : data;
    }

    /** A message without a usable id is known by its content. */
    private static String idOf(JsonNode item) {
        return DouyinValues.text(item.path("msg_id"))
                .filter(id -> MESSAGE_ID.matcher(id).matches())
                .orElseGet(() -> "sha256:" + digest(item.toString()));
    }

    /** Empty where what it says cannot be read, which shows when somebody looks at it. */
    private static String shopOf(JsonNode item) {
        try {
            return DouyinValues.id(data(item.path("data")).path("shop_id")).orElse("");
        } catch (UnreadableMessage noJson) {
            return "";
        }
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static JsonNode json(String text) throws UnreadableMessage {
        try {
            return DouyinJson.READER.readTree(text);
        } catch (IOException e) {
            throw new UnreadableMessage("no JSON where JSON belongs");
        }
    }
}
