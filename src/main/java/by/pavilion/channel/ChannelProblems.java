package by.pavilion.channel;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal of the channels. */
final class ChannelProblems {
    static final ProblemType NO_SUCH_CHANNEL = new ProblemType("no-such-channel", 404);
    static final ProblemType GATEWAY_REFUSED = new ProblemType("gateway-refused", 422);
    static final ProblemType SHOP_ALREADY_CONNECTED = new ProblemType("shop-already-connected", 409);

    private ChannelProblems() {}

    static Problem noSuchChannel(String channel) {
        return NO_SUCH_CHANNEL.with("channel", channel);
    }

    static Problem gatewayRefused(String reason) {
        return GATEWAY_REFUSED.at("/gateway", reason);
    }

    static Problem alreadyConnected(Shop shop) {
        return SHOP_ALREADY_CONNECTED.with("shopId", shop.shopId()).with("connection", shop.id());
    }
}
