package by.pavilion.inventory;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.PublishingCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Nothing goes on sale for the first time of which there is not a single piece; what is sold out stays. */
@ApplicationScoped
class StockCheck implements PublishingCheck {
    private static final Pool STOREFRONT = Pool.fromString("storefront");

    private final Stock stock;

    StockCheck(Stock stock) {
        this.stock = stock;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return List.of();
    }

    @Override
    public List<BlockingReason> reasonsAgainstFirst(Listing listing) {
        return stock.supply(List.of(listing.sku())).available(listing.sku(), STOREFRONT) > 0
                ? List.of()
                : List.of(BlockingReason.of("no-stock", ""));
    }
}
