package by.pavilion.logistics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingEvent;
import by.pavilion.logistics.TrackingEventId;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.rest.EpcisDocument.EpcisEvent;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JSON Schema of EPCIS 2.0 and the core business vocabulary 2.0 ask of an object event. */
class EpcisDocumentTest {
    private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Set<String> STEPS = Set.of(
            "accepting",
            "arriving",
            "departing",
            "holding",
            "inspecting",
            "loading",
            "packing",
            "picking",
            "receiving",
            "shipping",
            "staging_outbound",
            "storing",
            "transporting",
            "unloading",
            "unpacking");
    private static final Set<String> DISPOSITIONS = Set.of(
            "active", "damaged", "in_progress", "in_transit", "retail_sold", "returned", "unavailable", "unknown");

    @Test
    void eachCodeIsAnEventInWordsOfTheVocabulary() {
        List<TrackingEvent> tracking = new ArrayList<>();
        for (TrackingCode code : TrackingCode.values()) {
            tracking.add(event(code, code.wire(), null));
        }

        EpcisDocument document = EpcisDocument.of(ShipmentKind.ORDER_OUTBOUND, List.of(), tracking, AT);

        assertThat(document.type()).isEqualTo("EPCISDocument");
        assertThat(document.schemaVersion()).isEqualTo("2.0");
        assertThat(document.context()).doesNotHaveDuplicates().allMatch(context -> URI.create(context)
                .isAbsolute());
        List<EpcisEvent> events = document.epcisBody().eventList();
        assertThat(events).hasSize(TrackingCode.values().length - 1); // what nobody understands is none
        assertThat(events).extracting(EpcisEvent::eventID).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("ObjectEvent");
            assertThat(event.action()).isEqualTo("OBSERVE");
            assertThat(event.eventTime()).isEqualTo(AT);
            assertThat(event.eventTimeZoneOffset()).matches("[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)");
            assertThat(URI.create(event.eventID()).isAbsolute()).isTrue();
            assertThat(event.epcList()).hasSize(1).allMatch(epc -> URI.create(epc)
                    .isAbsolute());
            if (event.bizStep() != null) {
                assertThat(event.bizStep()).isIn(STEPS);
            }
            assertThat(event.disposition()).isIn(DISPOSITIONS);
            assertThat(event.errorDeclaration()).isNull();
        });
    }

    @Test
    void whatWasTakenBackSaysWhetherSomethingElseIsRight() {
        TrackingEvent wrong = event(TrackingCode.DELIVERED, "e1", null);
        TrackingEvent withdrawn = event(TrackingCode.ARRIVED, "e2", null);
        TrackingEvent right = event(TrackingCode.OUT_FOR_DELIVERY, "e3", "e1");
        TrackingEvent withdrawal = event(TrackingCode.OTHER, "e4", "e2");

        List<EpcisEvent> events = EpcisDocument.of(
                        ShipmentKind.ORDER_OUTBOUND, List.of(), List.of(wrong, withdrawn, right, withdrawal), AT)
                .epcisBody()
                .eventList();

        assertThat(events)
                .extracting(EpcisEvent::errorDeclaration)
                .containsExactly(
                        new EpcisDocument.ErrorDeclaration(
                                AT.plusSeconds(60),
                                "incorrect_data",
                                List.of("urn:pavilion:tracking-event:" + right.id())),
                        new EpcisDocument.ErrorDeclaration(AT.plusSeconds(60), "did_not_occur", List.of()),
                        null);
    }

    /** Two lots in one container: what is told of it is told of each under the same id. */
    @Test
    void eachParcelHasItsOwnCorrection() {
        TrackingEvent wrong = event(TrackingCode.ARRIVED, "e1", null);
        TrackingEvent right = event(TrackingCode.DEPARTED, "e3", "e1");
        TrackingEvent othersWrong = ofAnother(wrong, 50_001);
        TrackingEvent othersRight = ofAnother(right, 50_002);

        List<EpcisEvent> events = EpcisDocument.of(
                        ShipmentKind.BULK_INBOUND, List.of(), List.of(wrong, right, othersWrong, othersRight), AT)
                .epcisBody()
                .eventList();

        assertThat(events)
                .filteredOn(event -> event.errorDeclaration() != null)
                .extracting(EpcisEvent::eventID, event -> Objects.requireNonNull(event.errorDeclaration())
                        .correctiveEventIDs())
                .containsExactly(
                        tuple(
                                "urn:pavilion:tracking-event:" + wrong.id(),
                                List.of("urn:pavilion:tracking-event:" + right.id())),
                        tuple(
                                "urn:pavilion:tracking-event:" + othersWrong.id(),
                                List.of("urn:pavilion:tracking-event:" + othersRight.id())));
    }

    private static TrackingEvent ofAnother(TrackingEvent event, long id) {
        return new TrackingEvent(new TrackingEventId(id), new ParcelId(8), event.seen(), event.recordedAt());
    }

    @ParameterizedTest
    @CsvSource({"DAMAGED, damaged", "LOST, unavailable"})
    void whatIsDamagedIsCalledSo(Trouble trouble, String disposition) {
        List<EpcisEvent> events = EpcisDocument.of(
                        ShipmentKind.ORDER_OUTBOUND,
                        List.of(),
                        List.of(event(TrackingCode.EXCEPTION, "e1", trouble, null)),
                        AT)
                .epcisBody()
                .eventList();

        assertThat(events).extracting(EpcisEvent::disposition).containsExactly(disposition);
    }

    @ParameterizedTest
    @CsvSource({"ORDER_OUTBOUND, retail_sold", "BULK_INBOUND, in_progress", "RETURN, returned"})
    void onlyWhatReachesABuyerIsSold(ShipmentKind kind, String disposition) {
        List<EpcisEvent> events = EpcisDocument.of(
                        kind, List.of(), List.of(event(TrackingCode.DELIVERED, "e1", null)), AT)
                .epcisBody()
                .eventList();

        assertThat(events).extracting(EpcisEvent::disposition).containsExactly(disposition);
    }

    private static TrackingEvent event(TrackingCode code, String id, @Nullable String retracts) {
        return event(code, id, null, retracts);
    }

    private static TrackingEvent event(
            TrackingCode code, String id, @Nullable Trouble trouble, @Nullable String retracts) {
        Sighting seen = new Sighting(
                "forwarder",
                id,
                code,
                Classifier.ACT,
                code.wire(),
                null,
                null,
                AT,
                ZoneOffset.ofHours(8),
                Precision.SECOND,
                new Location("Beijing", "CN", "CNBJS"),
                true,
                trouble,
                null,
                retracts);
        return new TrackingEvent(
                new TrackingEventId(id.hashCode() & 0xffff), new ParcelId(7), seen, AT.plusSeconds(60));
    }
}
