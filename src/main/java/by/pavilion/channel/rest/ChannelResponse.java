package by.pavilion.channel.rest;

import by.pavilion.channel.Capability;
import java.util.List;
import java.util.Set;

/** @param capabilities what its adapter can do, by code */
record ChannelResponse(String channel, List<String> capabilities) {
    static ChannelResponse of(String channel, Set<Capability> capabilities) {
        return new ChannelResponse(
                channel, capabilities.stream().map(Capability::code).sorted().toList());
    }
}
