package by.pavilion.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.TestCalls;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PromotionStoreTest {
    private static final int MOST = 20_000;

    @Inject
    PromotionStore store;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private final MerchantId merchant = MerchantId.fromString(TestCalls.newMerchantId());

    @Test
    void whatBeginsLaterTakesNoPlaceOfWhatIsOn() {
        Instant now = clock.instant();
        Promotion on = from(now.minus(Duration.ofHours(1)));
        Promotion soon = from(now.plusMillis(500));
        Promotion later = from(now.plus(Duration.ofHours(1)));
        QuarkusTransaction.requiringNew().run(() -> List.of(on, soon, later)
                .forEach(promotion -> assertThat(store.insert(promotion)).isTrue()));

        List<Promotion> read =
                QuarkusTransaction.requiringNew().call(() -> store.onBetween(now, now.plusSeconds(1), MOST));

        assertThat(read).extracting(Promotion::id).contains(on.id(), soon.id()).doesNotContain(later.id());
    }

    private Promotion from(Instant start) {
        return new Promotion(
                new PromotionId(ids.next()),
                merchant,
                Map.of("en", "A tenth off"),
                new Benefit.PercentOff(10),
                new PromotionScope(List.of(), List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                start,
                start.plus(Duration.ofDays(1)),
                false,
                1,
                clock.instant());
    }
}
