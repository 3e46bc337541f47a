package by.pavilion.sandbox.carrier;

import static by.pavilion.sandbox.SandboxJson.text;

import by.pavilion.sandbox.Counter;
import by.pavilion.sandbox.DemoSignature;
import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.FirmCall;
import by.pavilion.sandbox.Pushes;
import by.pavilion.sandbox.PushingFirm;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.ScenarioStore;
import by.pavilion.sandbox.Seals;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Gives each shipment a waybill, and once the shop says that the parcel is released, takes it to its door step by step. What
 * customs has to know of it goes through {@link CustomsDesk}.
 */
@ApplicationScoped
public class Carrier implements PushingFirm {
    static final String WORK = "sandbox-carrier";
    private static final int AT_ONCE = 500;
    private static final int MOST_EVENTS = 100;

    private final CarrierConfig config;
    private final WaybillStore waybills;
    private final Scenarios scenarios;
    private final Pushes pushes;
    private final Seals seals;
    private final Clock clock;
    private final Counter<Sealed> bookings = new Counter<>("sandbox-bookings", this::book);
    private final Counter<String> withdrawals = new Counter<>("sandbox-withdrawals", this::takeBack);
    private final Counter<Dispatch> dispatches = new Counter<>("sandbox-dispatches", this::dispatch);

    Carrier(CarrierConfig config, WaybillStore waybills, Scenarios scenarios, Pushes pushes, Seals seals, Clock clock) {
        this.config = config;
        this.waybills = waybills;
        this.scenarios = scenarios;
        this.pushes = pushes;
        this.seals = seals;
        this.clock = clock;
    }

    /** A booking as it goes into a row. */
    record Sealed(Booking booking, String details) {}

    /** A shop's word that a parcel is released. */
    private record Dispatch(String number, String reference) {}

    @PreDestroy
    void close() {
        bookings.close();
        dispatches.close();
        withdrawals.close();
    }

    /** Gives a waybill number; customs is told soon after. The same reference again: the same waybill. */
    public CompletionStage<FirmAnswer> book(FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        return SandboxJson.object(call.body())
                .map(body -> taken(body, Booking.missing(body)))
                .orElseGet(() -> missing("body"));
    }

    /**
     * The same for those who know already who asks.
     *
     * @param missing what is wrong with the body, if anything
     */
    CompletionStage<FirmAnswer> taken(JsonNode body, Optional<String> missing) {
        if (missing.isPresent()) {
            return missing(missing.get());
        }
        Booking booking = Booking.of(body);
        return bookings.call(new Sealed(
                booking, seals.seal(booking.reference(), booking.announcement().print())));
    }

    private static CompletionStage<FirmAnswer> missing(String what) {
        return answered(FirmAnswer.refused(400, "PARAM_ERROR", "missing or wrong: " + what));
    }

    private List<FirmAnswer> book(List<Sealed> portion) {
        waybills.insert(portion, clock.instant());
        Map<String, Waybill> given = waybills.ofReferences(
                portion.stream().map(wish -> wish.booking().reference()).toList());
        waybills.announceLater(portion.stream()
                .filter(wish -> !waybillOf(wish.booking(), given).announced())
                .toList());
        waybills.announceAgain(
                portion.stream().filter(wish -> wish.booking().declaredAgain()).toList());
        return portion.stream()
                .map(wish -> answer(wish.booking(), waybillOf(wish.booking(), given)))
                .toList();
    }

    private FirmAnswer answer(Booking booking, Waybill waybill) {
        return waybill.orderNo().equals(booking.orderNo())
                ? given(waybill)
                : FirmAnswer.refused(409, "REFERENCE_USED", "the reference belongs to another order");
    }

    private static Waybill waybillOf(Booking booking, Map<String, Waybill> waybills) {
        return Objects.requireNonNull(waybills.get(booking.reference()));
    }

    /** The parcel is released: its last mile begins. Saying so again changes nothing. */
    public CompletionStage<FirmAnswer> dispatch(String number, FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        String reference = SandboxJson.object(call.body())
                .flatMap(json -> text(json, "reference"))
                .orElse("");
        return released(number, reference);
    }

    CompletionStage<FirmAnswer> released(String number, String reference) {
        return dispatches.call(new Dispatch(number, reference));
    }

    private List<FirmAnswer> dispatch(List<Dispatch> portion) {
        Map<String, Waybill> known =
                waybills.ofReferences(portion.stream().map(Dispatch::reference).toList());
        List<FirmAnswer> answers = new ArrayList<>();
        List<Long> released = new ArrayList<>();
        for (Dispatch dispatch : portion) {
            Optional<Waybill> waybill = Optional.ofNullable(known.get(dispatch.reference()))
                    .filter(found -> found.number().equals(dispatch.number()));
            waybill.ifPresent(found -> released.add(found.id()));
            answers.add(
                    waybill.isPresent()
                            ? FirmAnswer.ok(Map.of("status", "ACCEPTED", "pickup", pickup(dispatch.number())))
                            : FirmAnswer.refused(404, "WAYBILL_NOT_EXIST", "no such waybill under this reference"));
        }
        waybills.dispatch(released, clock.instant().plus(config.step()));
        return answers;
    }

    /** Somebody comes for it within two steps. */
    private Map<String, String> pickup(String number) {
        Instant now = clock.instant();
        return Map.of(
                "number",
                "PU-" + number,
                "from",
                now.toString(),
                "until",
                now.plus(config.step().multipliedBy(2)).toString());
    }

    /** All that the parcel has gone through by now, the same events as are pushed. */
    public FirmAnswer events(String number, FirmCall call) {
        if (!isGenuine(call)) {
            return FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify");
        }
        String reference = SandboxJson.object(call.body())
                .flatMap(json -> text(json, "reference"))
                .orElse("");
        return find(number, reference)
                .map(waybill -> FirmAnswer.ok(Map.of(
                        "events",
                        seen(waybill).stream()
                                .map(one -> event(waybill, one.stage(), one.at()))
                                .toList())))
                .orElseGet(() -> FirmAnswer.refused(404, "WAYBILL_NOT_EXIST", "no such waybill under this reference"));
    }

    /** The waybill of this number under this reference. */
    Optional<Waybill> find(String number, String reference) {
        return Optional.ofNullable(QuarkusTransaction.requiringNew()
                        .call(() -> waybills.ofReferences(List.of(reference)))
                        .get(reference))
                .filter(waybill -> waybill.number().equals(number));
    }

    /** A stage that a parcel has come to. */
    record Seen(Stage stage, Instant at) {}

    /**
     * A parcel moves at an even pace, so when it did follows from when it was picked up, each time the same; of one that a tester
     * has held up, what came afterwards seems to be earlier than it was.
     */
    List<Seen> seen(Waybill waybill) {
        List<Stage> told = waybill.scenario().until(waybill.stage());
        Instant first = waybill.firstDueAt().orElse(waybill.takenAt());
        List<Seen> seen = new ArrayList<>();
        for (int index = 0; index < told.size(); index++) {
            seen.add(new Seen(told.get(index), first.plus(config.step().multipliedBy(index))));
        }
        return seen;
    }

    /** The order is cancelled: a parcel that has not left stays. Saying so again changes nothing. */
    public CompletionStage<FirmAnswer> takeBack(FirmCall call) {
        if (!isGenuine(call)) {
            return answered(FirmAnswer.refused(401, "SIGN_ERROR", "the signature does not verify"));
        }
        Optional<String> reference = SandboxJson.object(call.body()).flatMap(json -> text(json, "reference"));
        return reference.isEmpty()
                ? answered(FirmAnswer.refused(400, "PARAM_ERROR", "missing or wrong: reference"))
                : withdrawn(reference.get());
    }

    CompletionStage<FirmAnswer> withdrawn(String reference) {
        return withdrawals.call(reference);
    }

    private List<FirmAnswer> takeBack(List<String> references) {
        waybills.takeBack(waybills.ofReferences(references).values().stream()
                .map(Waybill::id)
                .toList());
        Map<String, Waybill> afterwards = waybills.ofReferences(references);
        return references.stream()
                .map(reference -> FirmAnswer.ok(Map.of("status", status(afterwards.get(reference)))))
                .toList();
    }

    private static String status(@Nullable Waybill waybill) {
        if (waybill == null) {
            return "UNKNOWN";
        }
        return waybill.stage() == Stage.VOIDED ? "VOIDED" : "LEFT";
    }

    /** Moves every parcel whose time has come one step, and owes the shops the events. A scenario is chosen with the pick-up. */
    @Transactional
    int move() {
        Instant now = clock.instant();
        List<Waybill> due = waybills.due(now, AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        ScenarioStore.Chosen<Scenario> chosen =
                scenarios.of(due.stream().map(Waybill::orderNo).distinct().toList());
        List<Pushes.Call> events = new ArrayList<>();
        List<Long> staying = new ArrayList<>();
        Map<Scenario, List<Long>> pickedUp = new EnumMap<>(Scenario.class);
        Map<Stage, List<Long>> moved = new EnumMap<>(Stage.class);
        for (Waybill waybill : due) {
            Scenario wished = chosen.of(waybill.orderNo());
            boolean begins = waybill.stage() == Stage.DISPATCHED;
            Scenario scenario = begins ? wished : waybill.scenario();
            if (scenario == wished && waybill.stage().holds()) {
                staying.add(waybill.id());
                continue;
            }
            if (begins && scenario != waybill.scenario()) {
                pickedUp.computeIfAbsent(scenario, none -> new ArrayList<>()).add(waybill.id());
            }
            Stage stage = scenario.after(waybill.stage()).orElse(waybill.stage());
            moved.computeIfAbsent(stage, none -> new ArrayList<>()).add(waybill.id());
            if (!waybill.notifyUrl().isEmpty()) {
                events.add(new Pushes.Call(waybill.notifyUrl(), SandboxJson.print(event(waybill, stage, now))));
            }
        }
        pickedUp.forEach((scenario, parcels) -> waybills.follow(parcels, scenario));
        waybills.stay(staying, now.plus(config.step()));
        moved.forEach((stage, parcels) -> {
            if (stage == Stage.DELIVERED) {
                waybills.delivered(parcels, stage, now);
            } else if (stage == Stage.RETURNED) {
                waybills.end(parcels, stage);
            } else {
                waybills.advance(parcels, stage, now.plus(config.step()));
            }
        });
        pushes.owe(name(), events);
        return due.size();
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

    private FirmAnswer given(Waybill waybill) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("waybillNo", waybill.number());
        answer.put("carrierCode", config.carrierCode());
        answer.put("carrierName", config.name());
        answer.put("logisticsCode", config.code());
        answer.put("transport", waybill.transport().orElse(null));
        return FirmAnswer.ok(answer);
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
        stage.reason().ifPresent(reason -> event.put("reason", reason));
        event.put("lastMile", true);
        return event;
    }

    static String place(Waybill waybill, Stage stage) {
        return stage.isNearTheDoor() ? "派送网点" : waybill.isDirect() ? "跨境快件监管中心" : "综合保税区";
    }

    static String words(Stage stage) {
        return switch (stage) {
            case ANNOUNCED, DISPATCHED, VOIDED -> "已接单";
            case PICKED_UP -> "海关放行,已揽收";
            case HELD -> "海关扣留查验";
            case DEPARTED -> "已发往收件城市";
            case LOST -> "快件遗失,正在查找";
            case DAMAGED -> "快件破损";
            case OUT_FOR_DELIVERY -> "正在派送";
            case REFUSED -> "收件人拒收";
            case NOT_FOUND -> "地址不详,无法派送";
            case RETURNING -> "正在退回寄件人";
            case RETURNED -> "已退回寄件人";
            case DELIVERED -> "已签收";
        };
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
}
