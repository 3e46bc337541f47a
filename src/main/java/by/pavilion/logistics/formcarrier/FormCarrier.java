package by.pavilion.logistics.formcarrier;

import by.pavilion.logistics.Booked;
import by.pavilion.logistics.Booking;
import by.pavilion.logistics.Carrier;
import by.pavilion.logistics.CarrierFault;
import by.pavilion.logistics.Pickup;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.Transport;
import by.pavilion.logistics.UnreadableNotice;
import by.pavilion.logistics.Voiding;
import by.pavilion.logistics.Waybill;
import by.pavilion.logistics.numbers.CheckDigit;
import by.pavilion.logistics.tracking.CarrierCodes;
import by.pavilion.logistics.tracking.CarrierCodes.Meanings;
import by.pavilion.shared.PublicUrl;
import by.pavilion.shared.Remembered;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Speaks to the carrier that is configured as one of forms. */
@ApplicationScoped
class FormCarrier implements Carrier {
    private static final Logger LOG = Logger.getLogger(FormCarrier.class);
    private static final String NUMBER = "kuaidinum";
    private static final Pattern POSSIBLE_NUMBER = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Pattern RETURN_CODE = Pattern.compile("\\d{1,6}");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final FormCarrierConfig config;
    private final PublicUrl publicUrl;
    private final Remembered<Meanings> meanings;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    FormCarrier(FormCarrierConfig config, PublicUrl publicUrl, CarrierCodes codes, Clock clock) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.meanings = new Remembered<>(() -> codes.meanings(Set.of(Route.SCHEME)), clock);
        this.clock = clock;
        if (config.url().isPresent() && config.subscriberDxpId().isEmpty()) {
            LOG.warnf(
                    "carrier=%s is told no mailbox at the single window: its waybills' receipts do not come here",
                    config.code());
        }
    }

    /** What is asked: the text of the form that is signed, so that the method is signed with it. */
    record Param(String method, Object data) {}

    record Parcel(
            String orderId,
            String orderNo,
            String customsMode,
            String weight,
            String cargo,
            String freight,
            String recManName,
            String recManMobile,
            String recManPrintAddr,
            @Nullable String kuaidinum,
            @Nullable String dxpId,
            @Nullable String again) {
        @Override
        public String toString() {
            return "Parcel[" + orderId + "]";
        }
    }

    record Which(String orderId, @Nullable String kuaidinum) {}

    @Override
    public String code() {
        return config.code();
    }

    @Override
    public boolean isOnlyByRule() {
        return true;
    }

    @Override
    public CheckDigit checkDigit() {
        return config.checkDigit();
    }

    @Override
    public Optional<Duration> askEvery() {
        return Optional.of(config.askEvery());
    }

    @Override
    public Booked book(Booking booking) throws CarrierFault {
        return book(booking, null);
    }

    @Override
    public void declareAgain(Booking booking) throws CarrierFault {
        book(booking, "1");
    }

    private Booked book(Booking booking, @Nullable String again) throws CarrierFault {
        JsonNode answer = ask(
                "order.create",
                new Parcel(
                        booking.reference().toString(),
                        booking.orderNo(),
                        booking.customsMode(),
                        BigDecimal.valueOf(booking.weightGrams(), 3).toPlainString(),
                        booking.goods(),
                        booking.freight().amount().toPlainString(),
                        booking.consignee().name(),
                        booking.consignee().phone(),
                        booking.consignee().address(),
                        booking.number().orElse(null),
                        config.subscriberDxpId().orElse(null),
                        again));
        String number = required(answer, NUMBER);
        if (!POSSIBLE_NUMBER.matcher(number).matches()) {
            throw new CarrierFault("the carrier's answer has an impossible " + NUMBER);
        }
        return new Booked(
                new Waybill(
                        number, required(answer, "com"), required(answer, "comName"), required(answer, "customsCode")),
                transport(answer));
    }

    /** Its way to be told that a parcel may leave is that somebody has to fetch it. */
    @Override
    public Optional<Pickup> dispatch(ShipmentId reference, String waybillNumber) throws CarrierFault {
        JsonNode answer = ask("pickup.create", new Which(reference.toString(), waybillNumber));
        return Pickup.told(
                answer.path("pickupId").asText(""),
                Route.time(answer.path("pickupFrom").asText("")).map(ZonedDateTime::toInstant),
                Route.time(answer.path("pickupUntil").asText("")).map(ZonedDateTime::toInstant));
    }

    @Override
    public Voiding takeBack(ShipmentId reference, Optional<String> waybillNumber) throws CarrierFault {
        JsonNode answer = ask("order.cancel", new Which(reference.toString(), waybillNumber.orElse(null)));
        return switch (required(answer, "cancelled")) {
            case "Y", "NONE" -> Voiding.VOIDED;
            case "N" -> Voiding.LEFT;
            default -> throw new CarrierFault("the carrier's answer has an unknown cancelled");
        };
    }

    @Override
    public List<TrackingNotice> track(ShipmentId reference, String waybillNumber) throws CarrierFault {
        JsonNode answer = ask("route.query", new Which(reference.toString(), waybillNumber));
        if (!required(answer, NUMBER).equals(waybillNumber)) {
            throw new CarrierFault("the carrier's answer is about another parcel");
        }
        try {
            return Route.read(answer.path("data"), waybillNumber, meanings.value(), clock.instant());
        } catch (UnreadableNotice unreadable) {
            throw new CarrierFault("the carrier's answer cannot be read at " + unreadable.pointer(), unreadable);
        }
    }

    /** The data of the answer. Whether it went well stands in the body: HTTP's status is 200 either way. */
    private JsonNode ask(String method, Object data) throws CarrierFault {
        URI address = publicUrl.resolve(config.url().orElseThrow(() -> new CarrierFault("no carrier is configured")));
        String customer = configured(config.customer(), "our number at the carrier");
        String key = configured(config.key(), "the carrier's key");
        String param = write(new Param(method, data));
        String form = "customer=" + encoded(customer)
                + "&sign=" + FormSignature.of(param, key, customer)
                + "&param=" + encoded(param);
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(address)
                .timeout(config.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                .build());
        if (response.statusCode() != 200) {
            throw new CarrierFault("the carrier answered " + response.statusCode());
        }
        JsonNode answer = read(response.body());
        if (!answer.path("result").asBoolean(false)) {
            String code = answer.path("returnCode").asText("");
            throw new CarrierFault(
                    "the carrier refused: " + (RETURN_CODE.matcher(code).matches() ? code : "without a code"));
        }
        return answer.path("data");
    }

    private HttpResponse<byte[]> send(HttpRequest message) throws CarrierFault {
        try {
            return http.send(message, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new CarrierFault(
                    "the carrier cannot be reached: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CarrierFault("stopped while waiting for the carrier", e);
        }
    }

    private static Optional<Transport> transport(JsonNode answer) throws CarrierFault {
        JsonNode transport = answer.path("transport");
        return transport.isObject()
                ? Optional.of(new Transport(
                        required(transport, "mode"),
                        optional(transport, "vehicle"),
                        optional(transport, "voyage"),
                        optional(transport, "bill")))
                : Optional.empty();
    }

    private static String configured(Optional<String> setting, String what) throws CarrierFault {
        return setting.filter(value -> !value.isBlank())
                .orElseThrow(() -> new CarrierFault(what + " is not configured"));
    }

    private static String required(JsonNode object, String member) throws CarrierFault {
        String value = optional(object, member);
        if (value == null) {
            throw new CarrierFault("the carrier's answer has no " + member);
        }
        return value;
    }

    private static @Nullable String optional(JsonNode object, String member) {
        String value = object.path(member).asText("").strip();
        return value.isEmpty() ? null : value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String write(Param param) {
        try {
            return JSON.writeValueAsString(param);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is texts only", e);
        }
    }

    private static JsonNode read(byte[] body) throws CarrierFault {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.isObject()) {
                return answer;
            }
        } catch (IOException e) {
            throw new CarrierFault("the carrier's answer is not the JSON that was agreed", e);
        }
        throw new CarrierFault("the carrier's answer is not the JSON that was agreed");
    }
}
