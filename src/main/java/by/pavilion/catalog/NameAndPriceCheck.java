package by.pavilion.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The catalogue's own word on publishing: buyers in China must be able to read what it is and what it costs. */
@ApplicationScoped
class NameAndPriceCheck implements PublishingCheck {
    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        List<BlockingReason> reasons = new ArrayList<>();
        if (listing.nameIn("zh-CN") == null) {
            reasons.add(BlockingReason.of("no-chinese-name", "/texts/zh-CN/name"));
        }
        if (listing.price() == null) {
            reasons.add(BlockingReason.of("no-price", "/price"));
        }
        return reasons;
    }
}
