package by.pavilion.customs.rest;

import by.pavilion.customs.KeptMessages;
import by.pavilion.customs.MessageId;
import by.pavilion.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The raw text of what could not be read: whoever looks at the case needs it, and may hand it in once it is mended. */
@Path("/api/v1/customs/kept-messages")
@RolesAllowed(Role.OPERATOR)
class KeptMessagesResource {
    private final KeptMessages messages;

    KeptMessagesResource(KeptMessages messages) {
        this.messages = messages;
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] content(@PathParam("id") MessageId id) {
        return messages.content(id);
    }
}
