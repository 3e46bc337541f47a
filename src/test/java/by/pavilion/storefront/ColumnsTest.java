package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.SeedListings;
import by.pavilion.catalog.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void hasOfEachProductWhatListsAskFor() {
        Map<Sku, Listing> listings = new HashMap<>();
        SeedListings.onSale().forEach(listing -> listings.put(listing.sku(), listing));
        Snapshot snapshot = Snapshot.empty(new CategoryTree(SeedListings.categories(), Map.of()))
                .with(
                        listings.keySet(),
                        listings,
                        List.copyOf(listings.keySet()).stream().limit(5).collect(Collectors.toSet()),
                        Map.of());

        Columns columns = snapshot.columns();

        assertThat(columns.size()).isEqualTo(snapshot.newest().size()).isPositive();
        for (int row = 0; row < columns.size(); row++) {
            Product product = snapshot.newest().get(row);
            assertThat(columns.row(product.id().value())).isEqualTo(row);
            assertThat(columns.product(row)).isSameAs(product);
            assertThat(columns.price(row)).isEqualTo(product.price().minor());
            assertThat(columns.inStock(row)).isEqualTo(product.inStock());
            assertThat(columns.brands().value(columns.brands().at(row))).isEqualTo(product.brandId());
            assertThat(columns.producers().value(columns.producers().at(row))).isEqualTo(product.producerId());
        }
        assertThat(columns.row(Long.MAX_VALUE)).isEqualTo(-1);
        assertThat(columns.row(0)).isEqualTo(-1);
    }
}
