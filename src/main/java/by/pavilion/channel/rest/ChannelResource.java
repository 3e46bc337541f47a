package by.pavilion.channel.rest;

import by.pavilion.channel.Channels;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The marketplaces that this installation can speak to. */
@Path("/api/v1/channels")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ChannelResource {
    private final Channels channels;

    ChannelResource(Channels channels) {
        this.channels = channels;
    }

    @GET
    public Page<ChannelResponse> list() {
        return new Page<>(
                channels.all().entrySet().stream()
                        .map(channel -> ChannelResponse.of(channel.getKey(), channel.getValue()))
                        .toList(),
                null);
    }
}
