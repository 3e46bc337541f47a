package by.pavilion.channel.rest;

import by.pavilion.channel.IncomingMessage;
import by.pavilion.channel.MessageAnswer;
import by.pavilion.channel.ReceiveMessages;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Where marketplaces push messages. They have no key of ours: the message's signature is what counts. The answers have the
 * marketplace's own form.
 */
@Path("/api/v1/channels/{channel}/messages")
class MessageResource {
    private final ReceiveMessages receiveMessages;

    MessageResource(ReceiveMessages receiveMessages) {
        this.receiveMessages = receiveMessages;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<String> receive(
            @PathParam("channel") String channel, @Context HttpHeaders headers, byte[] body) {
        MessageAnswer answer = receiveMessages.receive(channel, message(headers, body));
        return ResponseBuilder.<String>create(answer.status())
                .entity(answer.json())
                .build();
    }

    private static IncomingMessage message(HttpHeaders headers, byte[] body) {
        return new IncomingMessage(
                headers.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> header.getValue().get(0),
                                (first, second) -> first)),
                body);
    }
}
