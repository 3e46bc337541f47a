package by.pavilion.sandbox.carrier;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.DemoSignature;
import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.FirmCall;
import by.pavilion.sandbox.Pushes;
import by.pavilion.sandbox.PushingFirm;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.ceb.WindowConnection;
import by.pavilion.shared.Workers;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives each shipment a waybill and declares it to customs; once the shop says that the parcel is released, takes it to
 * its door step by step, and proves the delivery to customs.
 */
@ApplicationScoped
public class Carrier implements PushingFirm {
    static final String WORK = "sandbox-carrier";
    private static final Logger LOG = Logger.getLogger(Carrier.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_EVENTS = 100;

    private final CarrierConfig config;
    private final WaybillStore waybills;
    private final Pushes pushes;
    private final WindowConnection window;
    private final Clock clock;
    private final Workers workers;

    Carrier(
            CarrierConfig config,
            WaybillStore waybills,
            Pushes pushes,
            WindowConnection window,
            Clock clock,
            Workers workers) {
        this.config = config;
        this.waybills = waybills;
        this.pushes = pushes;
        this.window = window;
        this.clock = clock;
        this.workers = workers;
    }

    /** Gives a waybill number and answers when customs has the waybill. The same reference again: the same waybill. */
    public CompletionStage<FirmAnswer> book(FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        Optional<JsonNode> body = SandboxJson.object(call.body());
        Optional<String> missing = body.flatMap(Carrier::missing);
        if (body.isEmpty() || missing.isPresent()) {
            return answered(FirmAnswer.refused(400, "PARAM_ERROR", "missing or wrong: " + missing.orElse("body")));
        }
        Waybill waybill = QuarkusTransaction.requiringNew().call(() -> register(body.get()));
        if (!waybill.orderNo().equals(text(body.get(), "orderNo").orElse(""))) {
            return answered(FirmAnswer.refused(409, "REFERENCE_USED", "the reference belongs to another order"));
        }
        if (waybill.announced()) {
            return answered(given(waybill));
        }
        return window.send(config.dxpId(), "CEB511Message", announcement(body.get(), waybill))
                .thenApply(taken -> {
                    QuarkusTransaction.requiringNew().run(() -> waybills.announced(waybill.id()));
                    return given(waybill);
                })
                .exceptionally(fault -> {
                    LOG.warnf("waybill=%s is not declared: %s", waybill.number(), fault);
                    return FirmAnswer.refused(503, "SYSTEM_ERROR", "customs cannot be reached, try again");
                });
    }

    /** The parcel is released: its last mile begins. Saying so again changes nothing. */
    @Transactional
    public FirmAnswer dispatch(String number, FirmCall call) {
        if (!isGenuine(call)) {
            return FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify");
        }
        Optional<Waybill> waybill = SandboxJson.object(call.body())
                .flatMap(json -> text(json, "reference"))
                .flatMap(waybills::ofReference)
                .filter(found -> found.number().equals(number));
        if (waybill.isEmpty()) {
            return FirmAnswer.refused(404, "WAYBILL_NOT_EXIST", "no such waybill under this reference");
        }
        waybills.dispatch(waybill.get().id(), clock.instant().plus(config.step()));
        workers.wake(WORK);
        return FirmAnswer.ok(Map.of("status", "ACCEPTED"));
    }

    /** Moves every parcel whose time has come one step, and owes the shop the event. */
    @Transactional
    int move() {
        Instant now = clock.instant();
        List<Waybill> due = waybills.due(now, AT_ONCE);
        List<Pushes.Call> events = new ArrayList<>();
        for (Waybill waybill : due) {
            Stage stage = waybill.stage().next().orElse(waybill.stage());
            boolean arrived = stage.next().isEmpty();
            waybills.advance(waybill.id(), stage, arrived ? null : now.plus(config.step()));
            if (arrived) {
                waybills.delivered(waybill.id(), now);
            }
            events.add(new Pushes.Call(waybill.notifyUrl(), SandboxJson.print(event(waybill, stage, now))));
        }
        pushes.owe(name(), events);
        return due.size();
    }

    /** Sends customs the proof of the deliveries that it has not heard of; what fails is tried again later. */
    int prove() {
        List<Waybill> delivered = QuarkusTransaction.requiringNew().call(() -> waybills.awaitingProof(AT_ONCE));
        int proved = 0;
        for (Waybill waybill : delivered) {
            try {
                window.send(config.dxpId(), "CEB513Message", proof(waybill)).join();
            } catch (CompletionException fault) {
                LOG.warnf("waybill=%s is not proved: %s", waybill.number(), fault.getCause());
                break;
            }
            QuarkusTransaction.requiringNew().run(() -> waybills.proved(waybill.id()));
            proved++;
        }
        return proved;
    }

    @Override
    public String name() {
        return "carrier";
    }

    @Override
    public Map<String, String> headers(URI target, String body) {
        return signature().headers("POST", target.getRawPath(), body, clock.instant());
    }

    @Override
    public int mostTogether() {
        return MOST_EVENTS;
    }

    @Override
    public String together(List<String> bodies) {
        return "{\"events\": [" + String.join(", ", bodies) + "]}";
    }

    @Override
    public boolean acknowledgedBy(int status, String answer) {
        return status == 200;
    }

    private Waybill register(JsonNode body) {
        String reference = text(body, "reference").orElseThrow();
        waybills.insert(
                reference,
                text(body, "orderNo").orElseThrow(),
                text(body, "mode").orElseThrow(),
                text(body, "notifyUrl").orElseThrow(),
                text(body, "subscriberDxpId").orElse(""),
                clock.instant());
        return waybills.ofReference(reference).orElseThrow();
    }

    private FirmAnswer given(Waybill waybill) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("waybillNo", waybill.number());
        answer.put("carrierCode", config.carrierCode());
        answer.put("carrierName", config.name());
        answer.put("logisticsCode", config.code());
        answer.put("transport", waybill.transport().orElse(null));
        return FirmAnswer.ok(answer);
    }

    private String announcement(JsonNode body, Waybill waybill) {
        JsonNode consignee = body.path("consignee");
        CebWriter writer = CebWriter.message("CEB511Message").open("Logistics").open("LogisticsHead");
        head(writer, waybill);
        waybill.transport().ifPresent(transport -> writer.optional("billNo", transport.get("billNo")));
        writer.element("orderNo", waybill.orderNo());
        writer.element("freight", text(body, "freight").orElse("0")).element("insuredFee", "0");
        writer.element("currency", "142");
        writer.element("weight", text(body, "weightKg").orElse("")).element("packNo", "1");
        writer.optional("goodsInfo", cut(text(body, "goods").orElse(""), 200));
        writer.element("consignee", text(consignee, "name").orElse(""));
        writer.element("consigneeAddress", text(consignee, "address").orElse(""));
        writer.element("consigneeTelephone", text(consignee, "phone").orElse(""));
        return writer.close("LogisticsHead")
                .close("Logistics")
                .transfer(config.code(), config.name(), config.dxpId(), waybill.subscriber())
                .finish();
    }

    private String proof(Waybill waybill) {
        CebWriter writer = CebWriter.message("CEB513Message").open("LogisticsStatus");
        head(writer, waybill);
        writer.element("logisticsStatus", "S");
        writer.element("logisticsTime", CebWriter.seconds(waybill.deliveredAt().orElseThrow()));
        return writer.close("LogisticsStatus")
                .transfer(config.code(), config.name(), config.dxpId(), waybill.subscriber())
                .finish();
    }

    private void head(CebWriter writer, Waybill waybill) {
        writer.element("guid", CebWriter.guid()).element("appType", "1");
        writer.element("appTime", CebWriter.seconds(clock.instant())).element("appStatus", "2");
        writer.element("logisticsCode", config.code()).element("logisticsName", config.name());
        writer.element("logisticsNo", waybill.number());
    }

    private static Map<String, Object> event(Waybill waybill, Stage stage, Instant now) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", waybill.number() + "-" + stage.code());
        event.put("waybillNo", waybill.number());
        event.put("code", stage.code());
        event.put("occurredAt", now.toString());
        event.put("offset", "+08:00");
        event.put("location", Map.of("name", place(waybill, stage), "country", "CN"));
        event.put("text", words(stage));
        event.put("lastMile", true);
        return event;
    }

    private static String place(Waybill waybill, Stage stage) {
        boolean nearTheDoor = stage == Stage.OUT_FOR_DELIVERY || stage == Stage.DELIVERED;
        return nearTheDoor ? "派送网点" : waybill.isDirect() ? "跨境快件监管中心" : "综合保税区";
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case ANNOUNCED, DISPATCHED -> "已接单";
            case PICKED_UP -> "海关放行,已揽收";
            case DEPARTED -> "已发往收件城市";
            case OUT_FOR_DELIVERY -> "正在派送";
            case DELIVERED -> "已签收";
        };
    }

    private static Optional<String> missing(JsonNode body) {
        for (String member : List.of("reference", "orderNo", "goods")) {
            if (text(body, member).filter(value -> value.length() <= 2000).isEmpty()) {
                return Optional.of(member);
            }
        }
        for (String member : List.of("name", "phone", "address")) {
            if (text(body.path("consignee"), member).isEmpty()) {
                return Optional.of("consignee/" + member);
            }
        }
        if (text(body, "reference")
                .filter(reference -> reference.length() <= 60)
                .isEmpty()) {
            return Optional.of("reference");
        }
        if (text(body, "mode").filter(List.of("9610", "1210")::contains).isEmpty()) {
            return Optional.of("mode");
        }
        if (text(body, "weightKg")
                .filter(kilograms -> kilograms.matches("\\d{1,6}(\\.\\d{1,5})?"))
                .isEmpty()) {
            return Optional.of("weightKg");
        }
        if (text(body, "freight")
                .filter(freight -> !freight.matches("\\d{1,9}(\\.\\d{1,5})?"))
                .isPresent()) {
            return Optional.of("freight");
        }
        return text(body, "notifyUrl")
                        .filter(url -> url.matches("https?://\\S{1,480}"))
                        .isEmpty()
                ? Optional.of("notifyUrl")
                : Optional.empty();
    }

    private boolean isGenuine(FirmCall call) {
        return signature()
                .verifies(
                        call.method(),
                        call.path(),
                        call.timestamp(),
                        call.nonce(),
                        call.signature(),
                        call.body(),
                        clock.instant());
    }

    private DemoSignature signature() {
        return new DemoSignature(config.secret()
                .orElseThrow(() -> new IllegalStateException("pavilion.sandbox.carrier.secret is not configured")));
    }

    private static CompletionStage<FirmAnswer> answered(FirmAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
