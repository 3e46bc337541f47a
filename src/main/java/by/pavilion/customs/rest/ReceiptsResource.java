package by.pavilion.customs.rest;

import by.pavilion.customs.TakeReceipts;
import by.pavilion.customs.TakenReceipt;
import by.pavilion.identity.Role;
import by.pavilion.shared.rest.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("/api/v1/customs/receipts")
@RolesAllowed(Role.CONNECTOR)
class ReceiptsResource {
    private final TakeReceipts takeReceipts;

    ReceiptsResource(TakeReceipts takeReceipts) {
        this.takeReceipts = takeReceipts;
    }

    record TakenResponse(List<TakenReceipt> items) {}

    @POST
    @BodyLimit(mebibytes = 8) // as much as is read of what the single window brings
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces(MediaType.APPLICATION_JSON)
    public TakenResponse take(byte[] message) {
        return new TakenResponse(takeReceipts.take(message));
    }
}
