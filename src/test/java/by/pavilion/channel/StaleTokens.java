package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Vetoed;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens as a replica sees them that has looked a moment too early: at first what was there before, then what is there. */
@Vetoed
public final class StaleTokens extends ShopTokens {
    private final Optional<AccessToken> before;
    private final AtomicInteger left;

    /** @param times how often what was there before is seen */
    public StaleTokens(Optional<AccessToken> before, int times) {
        super(
                Arc.container().instance(ShopStore.class).get(),
                Arc.container().instance(ChannelCases.class).get());
        this.before = before;
        this.left = new AtomicInteger(times);
    }

    @Override
    public Optional<AccessToken> find(ConnectionId shop) {
        return left.getAndDecrement() > 0
                ? before
                : Arc.container().instance(ShopTokens.class).get().find(shop);
    }
}
