package by.pavilion.catalog;

import by.pavilion.merchant.SellingMerchants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Nothing of a merchant is on sale that has not been approved, or is suspended. */
@ApplicationScoped
class MerchantMaySellCheck implements PublishingCheck {
    private final SellingMerchants merchants;

    MerchantMaySellCheck(SellingMerchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return merchants
                .obstacle(listing.merchant())
                .map(status -> switch (status) {
                    case SUSPENDED -> BlockingReason.of("merchant-suspended", "");
                    case DRAFT, SUBMITTED, CHANGES_ASKED, REJECTED, APPROVED ->
                        BlockingReason.of("merchant-not-approved", "");
                })
                .stream()
                .toList();
    }
}
