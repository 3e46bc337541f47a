package by.pavilion.channel;

import by.pavilion.shared.Problem;
import by.pavilion.shared.ProblemType;

/** Every refusal of the channels. */
final class ChannelProblems {
    static final ProblemType NO_SUCH_CHANNEL = new ProblemType("no-such-channel", 404);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    static final ProblemType CHANNEL_CANNOT = new ProblemType("channel-cannot", 409);
    static final ProblemType GATEWAY_REFUSED = new ProblemType("gateway-refused", 422);
    static final ProblemType SHOP_ALREADY_CONNECTED = new ProblemType("shop-already-connected", 409);
    static final ProblemType AUTHORIZATION_REFUSED = new ProblemType("authorization-refused", 422);
    static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503);

    static final ProblemType VALIDATION = new ProblemType("validation", 422);

    private ChannelProblems() {}

    static Problem unavailable() {
        return UNAVAILABLE.with("retryAfterSeconds", 5);
    }

    static Problem needed(String pointer) {
        return VALIDATION.at(pointer, "required");
    }

    static Problem tooLongAgo() {
        return VALIDATION.at("/from", "too-long-ago");
    }

    static Problem stillToCome() {
        return VALIDATION.at("/from", "still-to-come");
    }

    static Problem noSuchChannel(String channel) {
        return NO_SUCH_CHANNEL.with("channel", channel);
    }

    static Problem noSuchShop() {
        return NOT_FOUND.problem();
    }

    static Problem channelCannot(String channel, Capability capability) {
        return CHANNEL_CANNOT.with("channel", channel).with("capability", capability.code());
    }

    static Problem authorizationRefused() {
        return AUTHORIZATION_REFUSED.at("/code", "refused-code");
    }

    static Problem gatewayRefused(String reason) {
        return GATEWAY_REFUSED.at("/gateway", reason);
    }

    static Problem alreadyConnected(Shop shop) {
        return SHOP_ALREADY_CONNECTED.with("shopId", shop.shopId()).with("connection", shop.id());
    }
}
