package by.pavilion.logistics.formcarrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import by.pavilion.logistics.Booked;
import by.pavilion.logistics.Booking;
import by.pavilion.logistics.CarrierFault;
import by.pavilion.logistics.CarrierMessage;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.Voiding;
import by.pavilion.logistics.numbers.CheckDigit;
import by.pavilion.logistics.tracking.CarrierCodes;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The adapter against the sandbox's carrier, over HTTP. */
@QuarkusTest
class FormCarrierTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SANDBOX = "/sandbox/form-carrier";

    @Inject
    PublicUrl publicUrl;

    @Inject
    CarrierCodes codes;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    /** Without a mailbox of ours, so that customs' receipts of these parcels come to nobody. */
    private record Settings(Optional<String> url, Optional<String> key) implements FormCarrierConfig {
        @Override
        public String code() {
            return "form-carrier";
        }

        @Override
        public Optional<String> customer() {
            return Optional.of("SANDBOXSHOP");
        }

        @Override
        public Optional<String> subscriberDxpId() {
            return Optional.empty();
        }

        @Override
        public CheckDigit checkDigit() {
            return CheckDigit.NONE;
        }

        @Override
        public Duration askEvery() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(10);
        }
    }

    @Test
    void numbersAParcelHasItFetchedAndFollowsItToItsDoor() throws CarrierFault {
        FormCarrier carrier = carrier();
        Booking booking = booking("1210", "10000000001");

        Booked booked = carrier.book(booking);

        ShipmentId reference = booking.reference();
        String number = booked.waybill().number();
        assertThat(number).matches("SX\\d{12}");
        assertThat(booked.waybill().carrierCode()).isEqualTo("sandbox-express");
        assertThat(booked.transport()).isEmpty();
        assertThat(carrier.book(booking)).isEqualTo(booked);
        assertThat(carrier.track(reference, number)).isEmpty();

        assertThat(carrier.dispatch(reference, number)).hasValueSatisfying(pickup -> {
            assertThat(pickup.number()).isEqualTo("PU-" + number);
            assertThat(pickup.from())
                    .isBeforeOrEqualTo(clock.instant())
                    .isAfter(clock.instant().minusSeconds(60));
            assertThat(pickup.until()).isAfterOrEqualTo(pickup.from());
        });

        List<TrackingNotice> told =
                await().atMost(PATIENCE).until(() -> carrier.track(reference, number), notices -> notices.size() == 4);
        assertThat(told)
                .extracting(TrackingNotice::code)
                .containsExactly(
                        TrackingCode.PICKED_UP,
                        TrackingCode.ARRIVED,
                        TrackingCode.OUT_FOR_DELIVERY,
                        TrackingCode.DELIVERED);
        assertThat(carrier.track(reference, number)).isEqualTo(told);
        assertThat(carrier.takeBack(reference, Optional.of(number))).isEqualTo(Voiding.LEFT);
    }

    @Test
    void namesTheTrainOfAParcelFromBelarus() throws CarrierFault {
        Booked booked = carrier().book(booking("9610", "10000000001"));

        assertThat(booked.transport()).hasValueSatisfying(transport -> {
            assertThat(transport.trafMode()).isEqualTo("3");
            assertThat(transport.trafNo()).isNotBlank();
            assertThat(transport.voyageNo()).isNotBlank();
            assertThat(transport.billNo()).isNotBlank();
        });
    }

    @Test
    void takesBackWhatHasNotLeftAndWhatWasNeverThere() throws CarrierFault {
        FormCarrier carrier = carrier();
        Booking booking = booking("1210", "10000000001");
        String number = carrier.book(booking).waybill().number();

        assertThat(carrier.takeBack(booking.reference(), Optional.of(number))).isEqualTo(Voiding.VOIDED);
        assertThat(carrier.takeBack(booking.reference(), Optional.empty())).isEqualTo(Voiding.VOIDED);
        assertThat(carrier.takeBack(new ShipmentId(ids.next()), Optional.empty()))
                .isEqualTo(Voiding.VOIDED);
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        Booking booking = booking("1210", "10000000001");

        assertFault(() -> carrier().book(booking("1210", "1".repeat(51))), "the carrier refused: 400");
        assertFault(() -> carrier().track(booking.reference(), "SX000000000000"), "the carrier refused: 500");
        assertFault(
                () -> carrier(Optional.of(SANDBOX), Optional.of("another")).book(booking), "the carrier refused: 503");
        assertFault(() -> carrier(Optional.empty(), key()).book(booking), "no carrier is configured");
        assertFault(
                () -> carrier(Optional.of(SANDBOX), Optional.empty()).book(booking),
                "the carrier's key is not configured");
    }

    @Test
    void believesNobodyWhoSpeaksInItsName() {
        assertThat(carrier().isGenuine(new CarrierMessage("POST", Map.of(), new byte[] {'{', '}'})))
                .isFalse();
        assertThat(carrier().isOnlyByRule()).isTrue();
        assertThat(carrier().askEvery()).hasValue(Duration.ofMinutes(30));
    }

    private static void assertFault(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CarrierFault.class, fault -> assertThat(fault.reason())
                .isEqualTo(reason));
    }

    private FormCarrier carrier() {
        return carrier(Optional.of(SANDBOX), key());
    }

    private FormCarrier carrier(Optional<String> url, Optional<String> key) {
        return new FormCarrier(new Settings(url, key), publicUrl, codes, clock);
    }

    private static Optional<String> key() {
        return Optional.of(ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class));
    }

    private Booking booking(String mode, String phone) {
        ShipmentId reference = new ShipmentId(ids.next());
        return new Booking(
                reference,
                "no-" + reference,
                mode,
                210,
                "黑巧克力×2 & 饼干",
                Money.of("10.00", Money.CNY),
                new Booking.Consignee("李收货", phone, "海南省海口市样例路1号"),
                Optional.empty());
    }
}
