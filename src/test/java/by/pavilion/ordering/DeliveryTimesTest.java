package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.CustomsMode;
import by.pavilion.pricing.Zones;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryTimesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @Inject
    DeliveryTimes deliveryTimes;

    @Inject
    Zones zones;

    @Test
    void everyProvinceThatWeServeHasAZoneAndATimeByEachMode() {
        for (String province : Provinces.served()) {
            assertThat(zones.of(province, DAY)).isIn("standard", "far", "remote");
            for (CustomsMode mode : CustomsMode.values()) {
                assertThat(deliveryTimes.of(mode, province, DAY).earliest())
                        .as("%s by %s", province, mode)
                        .isAfter(DAY);
            }
        }
    }
}
