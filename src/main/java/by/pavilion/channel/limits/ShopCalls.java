package by.pavilion.channel.limits;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The way of every adapter to its marketplace: through the breaker of the shop, and at the pace of the kind of call. */
@ApplicationScoped
public class ShopCalls {
    private final Breaker breaker;
    private final Paces paces;
    private final ErrorRates errorRates;

    ShopCalls(Breaker breaker, Paces paces, ErrorRates errorRates) {
        this.breaker = breaker;
        this.paces = paces;
        this.errorRates = errorRates;
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
            errorRates.went(shop);
            paces.good(shop, kind);
            breaker.went(shop);
            return answer;
        } catch (ChannelFault fault) {
            errorRates.failed(shop);
            switch (fault.kind()) {
                case WAIT -> {
                    if (!fault.isAboutOne()) {
                        paces.tooMany(shop, kind, fault.pause().orElse(Duration.ZERO));
                    }
                }
                case REFUSED -> paces.good(shop, kind); // it answers, and not that there are too many
                case RETRY, STOP -> {}
            }
            breaker.failed(shop, fault);
            throw fault;
        }
    }
}
