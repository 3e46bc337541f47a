package by.pavilion.sandbox.carrier;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.ceb.CebWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The carrier for shops that ask by forms: the same parcels, in words of another style. Whatever is asked comes to one address, as
 * a text of JSON signed by MD5; whether it went well stands in the answer's body. It tells nothing by itself.
 */
@ApplicationScoped
public class FormDesk {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The form's words for what {@link Booking} knows by others. */
    private static final Map<String, String> WORDS = Map.of(
            "orderId", "reference",
            "orderNo", "orderNo",
            "customsMode", "mode",
            "weight", "weightKg",
            "cargo", "goods",
            "freight", "freight",
            "kuaidinum", "waybillNo",
            "dxpId", "subscriberDxpId");

    private static final Map<String, String> CONSIGNEE =
            Map.of("recManName", "name", "recManMobile", "phone", "recManPrintAddr", "address");

    private final CarrierConfig config;
    private final Carrier carrier;

    FormDesk(CarrierConfig config, Carrier carrier) {
        this.config = config;
        this.carrier = carrier;
    }

    /** Answers a form as it was sent. */
    public CompletionStage<FirmAnswer> ask(String form) {
        Map<String, String> fields = fields(form);
        String param = fields.getOrDefault("param", "");
        if (!config.customer().equals(fields.get("customer")) || !isSigned(param, fields.getOrDefault("sign", ""))) {
            return answered(refused("503", "验证签名失败"));
        }
        Optional<JsonNode> asked = SandboxJson.object(param);
        JsonNode data = asked.map(json -> json.path("data")).orElse(SandboxJson.MAPPER.createObjectNode());
        String reference = text(data, "orderId").orElse("");
        String number = text(data, "kuaidinum").orElse("");
        return switch (asked.flatMap(json -> text(json, "method")).orElse("")) {
            case "order.create" -> {
                ObjectNode booking = booking(data);
                yield carrier.taken(booking, Booking.missingOfParcel(booking))
                        .thenApply(answer -> told(answer, FormDesk::label));
            }
            case "pickup.create" ->
                carrier.released(number, reference).thenApply(answer -> told(answer, FormDesk::pickup));
            case "order.cancel" ->
                carrier.withdrawn(reference)
                        .thenApply(answer -> told(
                                answer, body -> Map.of("cancelled", cancelled(String.valueOf(body.get("status"))))));
            case "route.query" ->
                answered(carrier.find(number, reference)
                        .map(waybill -> succeeded(Map.of("kuaidinum", number, "data", route(waybill))))
                        .orElseGet(() -> refused("500", "查询无结果")));
            default -> answered(refused("400", "不支持的方法"));
        };
    }

    private static ObjectNode booking(JsonNode data) {
        ObjectNode booking = SandboxJson.MAPPER.createObjectNode();
        WORDS.forEach((ours, theirs) -> text(data, ours).ifPresent(value -> booking.put(theirs, value)));
        ObjectNode consignee = booking.putObject("consignee");
        CONSIGNEE.forEach((ours, theirs) -> text(data, ours).ifPresent(value -> consignee.put(theirs, value)));
        booking.put("declareAgain", text(data, "again").filter("1"::equals).isPresent());
        return booking;
    }

    private static Map<String, @Nullable Object> label(Map<?, ?> given) {
        Map<String, @Nullable Object> label = new LinkedHashMap<>();
        label.put("kuaidinum", given.get("waybillNo"));
        label.put("com", given.get("carrierCode"));
        label.put("comName", given.get("carrierName"));
        label.put("customsCode", given.get("logisticsCode"));
        if (given.get("transport") instanceof Map<?, ?> transport) {
            Map<String, @Nullable Object> means = new LinkedHashMap<>();
            means.put("mode", transport.get("trafMode"));
            means.put("vehicle", transport.get("trafNo"));
            means.put("voyage", transport.get("voyageNo"));
            means.put("bill", transport.get("billNo"));
            label.put("transport", means);
        }
        return label;
    }

    private static Map<String, String> pickup(Map<?, ?> given) {
        Map<?, ?> pickup = (Map<?, ?>) Objects.requireNonNull(given.get("pickup"));
        return Map.of(
                "pickupId", String.valueOf(pickup.get("number")),
                "pickupFrom", local(Instant.parse(String.valueOf(pickup.get("from")))),
                "pickupUntil", local(Instant.parse(String.valueOf(pickup.get("until")))));
    }

    private static String local(Instant time) {
        return LOCAL.format(time.atZone(CebWriter.BEIJING));
    }

    private static String cancelled(String status) {
        return switch (status) {
            case "VOIDED" -> "Y";
            case "UNKNOWN" -> "NONE";
            default -> "N";
        };
    }

    /** The newest first, in local time without a zone. */
    private List<Map<String, String>> route(Waybill waybill) {
        List<Map<String, String>> route = new ArrayList<>();
        for (Carrier.Seen seen : carrier.seen(waybill)) {
            route.add(Map.of(
                    "time", local(seen.at()),
                    "status", state(seen.stage()),
                    "context", Carrier.words(seen.stage()),
                    "areaName", Carrier.place(waybill, seen.stage())));
        }
        Collections.reverse(route);
        return route;
    }

    private static String state(Stage stage) {
        return switch (stage) {
            case PICKED_UP -> "1";
            case ANNOUNCED, DISPATCHED, VOIDED, DEPARTED -> "0";
            case HELD -> "13";
            case LOST, DAMAGED, NOT_FOUND -> "2";
            case OUT_FOR_DELIVERY -> "5";
            case REFUSED -> "14";
            case RETURNING -> "6";
            case RETURNED -> "4";
            case DELIVERED -> "3";
        };
    }

    private boolean isSigned(String param, String sign) {
        String key = config.secret()
                .orElseThrow(() -> new IllegalStateException("pavilion.sandbox.carrier.secret is not configured"));
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((param + key + config.customer()).getBytes(StandardCharsets.UTF_8));
            return "%032x".formatted(new BigInteger(1, digest)).equalsIgnoreCase(sign);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static FirmAnswer told(FirmAnswer answer, Function<Map<?, ?>, Object> words) {
        Map<?, ?> body = (Map<?, ?>) answer.body();
        return answer.status() == 200
                ? succeeded(words.apply(body))
                : refused(String.valueOf(answer.status()), String.valueOf(body.get("message")));
    }

    private static FirmAnswer succeeded(Object data) {
        return FirmAnswer.ok(Map.of("result", true, "returnCode", "200", "message", "成功", "data", data));
    }

    private static FirmAnswer refused(String code, String message) {
        return FirmAnswer.ok(Map.of("result", false, "returnCode", code, "message", message));
    }

    private static CompletionStage<FirmAnswer> answered(FirmAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
