package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.inventory.SaveWarehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.shared.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WarehousePlacesTest {
    @Inject
    SaveWarehouse saveWarehouse;

    @Inject
    Warehouses warehouses;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void saysWhereAWarehouseLiesIfThatWasTold() {
        WarehousePlaces places = new WarehousePlaces(warehouses, clock);
        WarehouseCode told = warehouse("BYBQT");
        WarehouseCode untold = warehouse(null);

        assertThat(places.of(told)).contains("BYBQT");
        assertThat(places.of(untold)).isEmpty();
        WarehouseCode fresh = warehouse("BYVTB");
        assertThat(places.of(fresh)).contains("BYVTB");
        assertThat(places.of(new WarehouseCode("NOBODY-S"))).isEmpty();
    }

    private WarehouseCode warehouse(@Nullable String place) {
        WarehouseCode code =
                new WarehouseCode("P-" + Long.toString(ids.next(), 36).toUpperCase(Locale.ROOT));
        saveWarehouse.save(code, null, new SaveWarehouse.Particulars("For tests", "BY", "9610", place));
        return code;
    }
}
