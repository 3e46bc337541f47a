package by.pavilion.channel.rest;

import by.pavilion.channel.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A marketplace.
 *
 * @param capabilities what its adapter can do, by code
 * @param shops how those do that were connected first
 * @param nextShops where the list of how all of them do goes on, when there are more
 */
record ChannelResponse(
        String channel, List<String> capabilities, List<ShopHealthResponse> shops, Optional<String> nextShops) {
    static ChannelResponse of(
            String channel, Set<Capability> capabilities, List<ShopHealthResponse> shops, Optional<String> nextShops) {
        return new ChannelResponse(
                channel, capabilities.stream().map(Capability::code).sorted().toList(), shops, nextShops);
    }
}
