package by.pavilion.logistics.httpcarrier;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.logistics.CarrierMessage;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.UnreadableNotice;
import by.pavilion.logistics.numbers.CheckDigit;
import by.pavilion.logistics.tracking.CarrierCodes;
import by.pavilion.shared.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A carrier that tells in the post's codes, which are rows. */
@QuarkusTest
class CodesOfACarrierTest {
    @Inject
    PublicUrl publicUrl;

    @Inject
    CarrierCodes codes;

    @Inject
    Clock clock;

    private record Settings(Optional<String> scheme) implements HttpCarrierConfig {
        @Override
        public String code() {
            return "post";
        }

        @Override
        public Optional<String> url() {
            return Optional.empty();
        }

        @Override
        public Optional<String> secret() {
            return Optional.empty();
        }

        @Override
        public Optional<String> subscriberDxpId() {
            return Optional.empty();
        }

        @Override
        public CheckDigit checkDigit() {
            return CheckDigit.S10;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(10);
        }
    }

    @Test
    void areThoseOfItsSchemeAndOurs() throws UnreadableNotice {
        List<TrackingNotice> told = read(Optional.of("upu"), "EMI", "out_for_delivery", "nonsense");

        assertThat(told)
                .extracting(TrackingNotice::code)
                .containsExactly(TrackingCode.DELIVERED, TrackingCode.OUT_FOR_DELIVERY, TrackingCode.OTHER);
        assertThat(told).extracting(TrackingNotice::rawCode).containsExactly("EMI", "out_for_delivery", "nonsense");
        assertThat(told).extracting(TrackingNotice::lastMile).containsExactly(true, true, false);
    }

    @Test
    void areOursWhereNoSchemeIsConfigured() throws UnreadableNotice {
        assertThat(read(Optional.empty(), "EMI", "delivered"))
                .extracting(TrackingNotice::code)
                .containsExactly(TrackingCode.OTHER, TrackingCode.DELIVERED);
    }

    private List<TrackingNotice> read(Optional<String> scheme, String... told) throws UnreadableNotice {
        StringBuilder events = new StringBuilder();
        for (String code : told) {
            events.append(events.isEmpty() ? "" : ",").append("""
                    {"eventId":"e-%1$s","waybillNo":"RB473124829BY","code":"%1$s","occurredAt":"2026-11-11T02:00:00Z"}""".formatted(code));
        }
        byte[] body = "{\"events\":[%s]}".formatted(events).getBytes(StandardCharsets.UTF_8);
        return new HttpCarrier(new Settings(scheme), publicUrl, codes, clock)
                .read(new CarrierMessage("POST", Map.of(), body));
    }
}
