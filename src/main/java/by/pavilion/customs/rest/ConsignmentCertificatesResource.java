package by.pavilion.customs.rest;

import by.pavilion.customs.export.CertificateId;
import by.pavilion.customs.export.ConsignmentId;
import by.pavilion.customs.export.Consignments;
import by.pavilion.customs.export.EnterCertificate;
import by.pavilion.customs.export.IssuedCertificate;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** The certificates that were issued for a consignment; reading the consignment lists them. */
@Path("/api/v1/consignments/{id}/certificates")
@RolesAllowed(Role.OPERATOR)
class ConsignmentCertificatesResource implements ChecksPresence {
    private final Consignments consignments;
    private final EnterCertificate enterCertificate;
    private final CurrentCaller currentCaller;

    ConsignmentCertificatesResource(
            Consignments consignments, EnterCertificate enterCertificate, CurrentCaller currentCaller) {
        this.consignments = consignments;
        this.enterCertificate = enterCertificate;
        this.currentCaller = currentCaller;
    }

    @Override
    public void checkPresence(Target target) {
        consignments.requireThere(ConsignmentId.fromString(target.path("id")));
    }

    @POST
    public RestResponse<IssuedCertificate> enter(
            @PathParam("id") ConsignmentId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid EnterCertificateRequest request) {
        IssuedCertificate entered =
                enterCertificate.enter(currentCaller.caller().id(), key, id, request.toParticulars());
        return Created.at("consignments/" + id + "/certificates", entered.id(), entered);
    }

    @DELETE
    @Path("/{certificateId}")
    public void remove(@PathParam("id") ConsignmentId id, @PathParam("certificateId") CertificateId certificateId) {
        enterCertificate.remove(id, certificateId);
    }
}
