package by.pavilion.logistics.httpcarrier;

import by.pavilion.logistics.Booked;
import by.pavilion.logistics.Booking;
import by.pavilion.logistics.Carrier;
import by.pavilion.logistics.CarrierFault;
import by.pavilion.logistics.CarrierMessage;
import by.pavilion.logistics.Pickup;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.Transport;
import by.pavilion.logistics.UnreadableNotice;
import by.pavilion.logistics.Voiding;
import by.pavilion.logistics.Waybill;
import by.pavilion.logistics.numbers.CheckDigit;
import by.pavilion.logistics.tracking.CarrierCodes;
import by.pavilion.logistics.tracking.CarrierCodes.Meaning;
import by.pavilion.logistics.tracking.CarrierCodes.Meanings;
import by.pavilion.shared.PublicUrl;
import by.pavilion.shared.Remembered;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Speaks to the configured carrier. */
@ApplicationScoped
class HttpCarrier implements Carrier {
    private static final Logger LOG = Logger.getLogger(HttpCarrier.class);

    /** How far the clocks of both sides may differ, and how long a copied message stays good. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpCarrierConfig config;
    private final PublicUrl publicUrl;
    private final Remembered<Meanings> meanings;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HttpCarrier(HttpCarrierConfig config, PublicUrl publicUrl, CarrierCodes codes, Clock clock) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.meanings =
                new Remembered<>(() -> codes.meanings(config.scheme().stream().toList()), clock);
        this.clock = clock;
        if (config.url().isPresent() && config.subscriberDxpId().isEmpty()) {
            LOG.warnf(
                    "carrier=%s is told no mailbox at the single window: its waybills' receipts do not come here",
                    config.code());
        }
    }

    record WaybillRequest(
            String reference,
            String orderNo,
            String mode,
            String weightKg,
            String goods,
            String freight,
            Booking.Consignee consignee,
            @Nullable String waybillNo,
            @Nullable String subscriberDxpId,
            String notifyUrl,
            boolean declareAgain) {}

    record WaybillAnswer(
            @Nullable String waybillNo,
            @Nullable String carrierCode,
            @Nullable String carrierName,
            @Nullable String logisticsCode,
            @Nullable TransportAnswer transport) {}

    record TransportAnswer(
            @Nullable String trafMode,
            @Nullable String trafNo,
            @Nullable String voyageNo,
            @Nullable String billNo) {}

    record DispatchRequest(String reference) {}

    record TrackingRequest(String reference) {}

    record VoidRequest(String reference, @Nullable String waybillNo) {}

    record VoidAnswer(@Nullable String status) {}

    @Override
    public String code() {
        return config.code();
    }

    @Override
    public CheckDigit checkDigit() {
        return config.checkDigit();
    }

    @Override
    public Booked book(Booking booking) throws CarrierFault {
        return book(booking, false);
    }

    @Override
    public void declareAgain(Booking booking) throws CarrierFault {
        book(booking, true);
    }

    private Booked book(Booking booking, boolean declareAgain) throws CarrierFault {
        WaybillRequest request = new WaybillRequest(
                booking.reference().toString(),
                booking.orderNo(),
                booking.customsMode(),
                BigDecimal.valueOf(booking.weightGrams(), 3).toPlainString(),
                booking.goods(),
                booking.freight().amount().toPlainString(),
                booking.consignee(),
                booking.number().orElse(null),
                config.subscriberDxpId().orElse(null),
                publicUrl.base() + notificationPath(),
                declareAgain);
        WaybillAnswer answer = read(post("/v1/waybills", request), WaybillAnswer.class);
        String number = required(answer.waybillNo(), "waybillNo");
        if (!NUMBER.matcher(number).matches()) {
            throw new CarrierFault("the carrier's answer has an impossible waybillNo");
        }
        return new Booked(
                new Waybill(
                        number,
                        required(answer.carrierCode(), "carrierCode"),
                        required(answer.carrierName(), "carrierName"),
                        required(answer.logisticsCode(), "logisticsCode")),
                transport(answer.transport()));
    }

    @Override
    public Optional<Pickup> dispatch(ShipmentId reference, String waybillNumber) throws CarrierFault {
        return pickup(post("/v1/waybills/" + waybillNumber + "/dispatch", new DispatchRequest(reference.toString())));
    }

    /** A carrier need not say when it comes. */
    private static Optional<Pickup> pickup(byte[] answer) {
        try {
            JsonNode pickup = JSON.readTree(answer).path("pickup");
            return Pickup.told(
                    pickup.path("number").asText(""),
                    time(pickup.path("from").asText("")),
                    time(pickup.path("until").asText("")));
        } catch (IOException saysNothing) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    @Override
    public Voiding takeBack(ShipmentId reference, Optional<String> waybillNumber) throws CarrierFault {
        VoidRequest request = new VoidRequest(reference.toString(), waybillNumber.orElse(null));
        String status = required(
                read(post("/v1/waybills/void", request), VoidAnswer.class).status(), "status");
        return switch (status) {
            case "VOIDED", "UNKNOWN" -> Voiding.VOIDED;
            case "LEFT" -> Voiding.LEFT;
            default -> throw new CarrierFault("the carrier's answer has an unknown status");
        };
    }

    @Override
    public List<TrackingNotice> track(ShipmentId reference, String waybillNumber) throws CarrierFault {
        byte[] answer = post("/v1/waybills/" + waybillNumber + "/events", new TrackingRequest(reference.toString()));
        try {
            return NoticeJson.all(answer, this::meaning, clock.instant()).stream()
                    .filter(notice -> notice.waybillNumber().equals(waybillNumber))
                    .toList();
        } catch (UnreadableNotice unreadable) {
            throw new CarrierFault("the carrier's answer cannot be read at " + unreadable.pointer(), unreadable);
        }
    }

    @Override
    public boolean isGenuine(CarrierMessage message) {
        Optional<String> secret = secret();
        Optional<Instant> sentAt = message.header("x-timestamp").flatMap(HttpCarrier::instant);
        Optional<String> nonce = message.header("x-nonce");
        Optional<String> signature = message.header("x-signature");
        if (secret.isEmpty() || sentAt.isEmpty() || nonce.isEmpty() || signature.isEmpty()) {
            return false;
        }
        if (Duration.between(sentAt.get(), clock.instant()).abs().compareTo(WINDOW) > 0) {
            return false;
        }
        String expected = MessageSignature.of(
                secret.get(),
                message.method(),
                URI.create(publicUrl.base() + notificationPath()).getRawPath(),
                String.valueOf(sentAt.get().getEpochSecond()),
                nonce.get(),
                message.body());
        return MessageSignature.matches(expected, signature.get());
    }

    @Override
    public List<TrackingNotice> read(CarrierMessage message) throws UnreadableNotice {
        return NoticeJson.parse(message.body(), this::meaning, clock.instant());
    }

    /** A code is ours, else one of the scheme that the carrier uses. */
    private Meaning meaning(String code, String country) {
        TrackingCode ours = TrackingCode.fromWire(code);
        return config.scheme()
                .filter(scheme -> ours == TrackingCode.OTHER)
                .map(scheme -> meanings.value().of(scheme, code, country))
                .orElseGet(() -> new Meaning(ours, Optional.empty()));
    }

    private String notificationPath() {
        return "/api/v1/logistics/carriers/" + URLEncoder.encode(config.code(), StandardCharsets.UTF_8)
                + "/notifications";
    }

    private byte[] post(String path, Object request) throws CarrierFault {
        URI address =
                publicUrl.resolve(config.url().orElseThrow(() -> new CarrierFault("no carrier is configured")) + path);
        String secret = secret().orElseThrow(() -> new CarrierFault("the carrier's secret is not configured"));
        byte[] body = write(request);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        HttpRequest message = HttpRequest.newBuilder(address)
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header(
                        "X-Signature",
                        MessageSignature.of(secret, "POST", address.getRawPath(), timestamp, nonce, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = send(message);
        if (answer.statusCode() != 200) {
            throw new CarrierFault("the carrier answered " + answer.statusCode());
        }
        return answer.body();
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

    private Optional<String> secret() {
        return config.secret().filter(secret -> !secret.isBlank());
    }

    private static Optional<Transport> transport(@Nullable TransportAnswer answer) throws CarrierFault {
        if (answer == null) {
            return Optional.empty();
        }
        return Optional.of(new Transport(
                required(answer.trafMode(), "transport/trafMode"),
                answer.trafNo(),
                answer.voyageNo(),
                answer.billNo()));
    }

    private static String required(@Nullable String value, String name) throws CarrierFault {
        if (value == null || value.isBlank()) {
            throw new CarrierFault("the carrier's answer has no " + name);
        }
        return value.strip();
    }

    private static Optional<Instant> instant(String epochSeconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Integer.parseInt(epochSeconds)));
        } catch (NumberFormatException notATime) {
            return Optional.empty();
        }
    }

    private static byte[] write(Object request) {
        try {
            return JSON.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is texts only", e);
        }
    }

    private static <T> T read(byte[] body, Class<T> shape) throws CarrierFault {
        try {
            return JSON.readValue(body, shape);
        } catch (IOException e) {
            throw new CarrierFault("the carrier's answer is not the JSON that was agreed");
        }
    }
}
