package by.pavilion.channel.douyin;

import by.pavilion.channel.CallsIn;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.IncomingCall;
import by.pavilion.channel.MessageAnswer;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.UnreadableMessage;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls of the platform to us: what it knows is in the address, its parameters are there or in the body. They are signed over
 * their canonical JSON, which one of its programs writes with {@code & < >} escaped and another one without.
 */
@ApplicationScoped
class DouyinCalls implements CallsIn {
    private static final Duration TOLERANCE = Duration.ofMinutes(10);
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public Optional<String> applicationOf(IncomingCall call) {
        return call.parameter("app_key").filter(key -> APPLICATION.matcher(key).matches());
    }

    @Override
    public boolean isFresh(IncomingCall call, Instant now) {
        return call.parameter("timestamp")
                .flatMap(DouyinValues::signedAt)
                .filter(signed -> Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    @Override
    public boolean isGenuine(IncomingCall call, String appKey, String appSecret) {
        SignMethod method = call.parameter("sign_method")
                        .filter(SignMethod.HMAC_SHA256.wire()::equals)
                        .isPresent()
                ? SignMethod.HMAC_SHA256
                : SignMethod.MD5;
        String timestamp = call.parameter("timestamp").orElse("");
        List<String> given = Stream.of("sign", "sign_v2")
                .flatMap(name -> call.parameter(name).stream())
                .toList();
        return forms(call)
                .map(form -> DouyinSignature.ofCallToUs(method, appKey, appSecret, form, timestamp))
                .anyMatch(expected -> given.stream().anyMatch(sign -> DouyinSignature.matches(expected, sign)));
    }

    /** The texts over which the platform may have signed: as they came, and sorted in both ways of writing. */
    private static Stream<String> forms(IncomingCall call) {
        String raw = parameters(call);
        try {
            String canonical = CanonicalJson.of(DouyinJson.READER.readTree(raw));
            return Stream.of(
                    raw,
                    canonical,
                    canonical.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Stream.of(raw);
        }
    }

    private static String parameters(IncomingCall call) {
        return call.body().length == 0
                ? call.parameter("param_json").orElse("")
                : new String(call.body(), StandardCharsets.UTF_8);
    }

    @Override
    public ExternalOrder orderOf(IncomingCall call) throws UnreadableMessage {
        JsonNode parameters;
        try {
            parameters = DouyinJson.READER.readTree(parameters(call));
        } catch (IOException e) {
            throw new UnreadableMessage("no JSON where JSON belongs");
        }
        Optional<String> order = DouyinValues.orderId(parameters.path("order_id"));
        Optional<String> shop = DouyinValues.id(parameters.path("shop_id"));
        if (order.isEmpty() || shop.isEmpty()) {
            throw new UnreadableMessage("a call without order_id or shop_id");
        }
        return new ExternalOrder(channel(), shop.get(), order.get());
    }

    @Override
    public MessageAnswer heard(ExternalOrder order) {
        return new MessageAnswer(
                200,
                "{\"code\":0,\"message\":\"success\",\"data\":{\"order_id\":\"" + order.externalOrderId() + "\"}}");
    }

    /** The platform's own codes and sub codes, as it answers us. */
    @Override
    public MessageAnswer refused(Refusal why) {
        return switch (why) {
            case OTHER_APPLICATION -> answer(401, 40003, "isv.app-key-invalid");
            case NOT_GENUINE -> answer(401, 40003, "isv.signature-invalid");
            case STALE -> answer(401, 40003, "isv.timestamp-invalid");
            case UNREADABLE -> answer(400, 40004, "isv.parameter-invalid:param_json");
            case OTHER_SHOP -> answer(400, 40004, "isv.parameter-invalid:shop_id");
        };
    }

    @Override
    public String failed(int status, String slug) {
        return answer(status, DouyinErrors.codeOf(status), slug).json();
    }

    private static MessageAnswer answer(int status, int code, String message) {
        return new MessageAnswer(status, "{\"code\":%d,\"message\":\"%s\",\"data\":{}}".formatted(code, message));
    }
}
