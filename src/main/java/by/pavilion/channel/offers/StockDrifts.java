package by.pavilion.channel.offers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/** By how much shops' stock differs from what they were told. */
@ApplicationScoped
public class StockDrifts {
    private final WishStore wishes;

    StockDrifts(WishStore wishes) {
        this.wishes = wishes;
    }

    /** Of shops of a channel, by their numbers; those whose stock agrees are left out. */
    public Map<String, StockDrift> of(String channel, Collection<String> shopIds) {
        return wishes.stockDrifts(channel, shopIds);
    }
}
