package by.pavilion.channel.limits;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Shop;
import jakarta.enterprise.context.ApplicationScoped;

/** The way of every adapter to its marketplace: through the breaker of the shop, and at the pace of the kind of call. */
@ApplicationScoped
public class ShopCalls {
    private final Breaker breaker;
    private final Paces paces;

    ShopCalls(Breaker breaker, Paces paces) {
        this.breaker = breaker;
        this.paces = paces;
    }

    /** A call over the network. */
    public interface Call<T> {
        T make() throws ChannelFault;
    }

    /** Makes the call, or does not: then the fault says why, as if the marketplace had said it. */
    public <T> T make(Shop shop, CallClass kind, Call<T> call) throws ChannelFault {
        breaker.requireClosed(shop);
        paces.await(shop, kind);
        try {
            T answer = call.make();
            paces.good(shop, kind);
            breaker.went(shop);
            return answer;
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.WAIT) {
                paces.tooMany(shop, kind);
            }
            breaker.failed(shop, fault);
            throw fault;
        }
    }
}
