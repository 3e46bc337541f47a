package by.pavilion.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StockTotalProperties {
    @Property
    void aNewTotalIsReachedAndNoBalanceGoesBelowZero(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 50) Integer> held,
            @ForAll @IntRange(max = 200) int wanted) {
        List<StockBalance> balances = new ArrayList<>();
        for (int place = 0; place < held.size(); place++) {
            balances.add(new StockBalance(new WarehouseCode("W-" + place), held.get(place), 7));
        }
        SkuStock before = new SkuStock(new Sku("BAR"), 3, balances);

        Map<WarehouseCode, Long> changes = SetStock.total(before, wanted);

        assertThat(balances)
                .allSatisfy(balance -> assertThat(balance.available() + changes.getOrDefault(balance.warehouse(), 0L))
                        .isNotNegative());
        assertThat(before.available()
                        + changes.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(wanted);
        assertThat(changes.values()).doesNotContain(0L);
    }
}
