package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.IdFormat;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Carriers are told the last address, also when another one comes while they are being told the one before. */
@QuarkusTest
class DeclaredAnewTest {
    private static final Instant FIRST = Instant.parse("2026-11-26T08:00:00Z");

    @Inject
    CarrierRequestStore requests;

    @Test
    void whatIsAskedForAnewWhileItIsBeingAskedIsAskedOnceMore() {
        String order =
                IdFormat.prefixed("ord").print(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        List<CarrierRequestStore.Wish> wish =
                List.of(new CarrierRequestStore.Wish(order, CarrierRequest.Kind.DECLARE, "test"));
        requests.hold(order); // nobody else asks for it meanwhile
        requests.insertAnew(wish, FIRST);
        List<CarrierRequest> beingAsked = requests.ofOrder(order);

        requests.insertAnew(wish, FIRST.plusSeconds(1));
        requests.delete(beingAsked);

        assertThat(beingAsked).hasSize(1);
        List<CarrierRequest> left = requests.ofOrder(order);
        assertThat(left).singleElement().satisfies(request -> assertThat(request.nextAttemptAt())
                .isEqualTo(FIRST.plusSeconds(1)));
        requests.delete(left);
        assertThat(requests.ofOrder(order)).isEmpty();
        requests.letGo(order);
    }
}
