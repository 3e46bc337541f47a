package by.pavilion.customs.rest;

import by.pavilion.customs.export.ConsignmentId;
import by.pavilion.customs.export.Consignments;
import by.pavilion.customs.export.DocumentKind;
import by.pavilion.customs.export.DocumentPdf;
import by.pavilion.customs.export.DocumentXml;
import by.pavilion.customs.export.ExportDocument;
import by.pavilion.customs.export.PrepareConsignment;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/consignments")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ConsignmentResource {
    private final PrepareConsignment prepareConsignment;
    private final Consignments consignments;
    private final DocumentXml xml;
    private final DocumentPdf pdf;
    private final CurrentCaller currentCaller;

    ConsignmentResource(
            PrepareConsignment prepareConsignment,
            Consignments consignments,
            DocumentXml xml,
            DocumentPdf pdf,
            CurrentCaller currentCaller) {
        this.prepareConsignment = prepareConsignment;
        this.consignments = consignments;
        this.xml = xml;
        this.pdf = pdf;
        this.currentCaller = currentCaller;
    }

    @POST
    public RestResponse<ConsignmentResponse> prepare(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @Valid @NotNull PrepareConsignmentRequest request) {
        ConsignmentId prepared = prepareConsignment
                .prepare(currentCaller.caller().id(), key, request.toDraft())
                .id();
        return Created.at("consignments", prepared, ConsignmentResponse.of(consignments.papers(prepared)));
    }

    @GET
    public Page<ConsignmentSummary> page(@Valid @BeanParam Paging paging) {
        return consignments.page(paging.limit(), paging.cursor()).map(ConsignmentSummary::of);
    }

    @GET
    @Path("/{id}")
    public ConsignmentResponse find(@PathParam("id") ConsignmentId id) {
        return ConsignmentResponse.of(consignments.papers(id));
    }

    @GET
    @Path("/{id}/documents")
    public DocumentList documents(@PathParam("id") ConsignmentId id) {
        return DocumentList.of(consignments.documents(id));
    }

    @GET
    @Path("/{id}/documents/{kind}")
    public ExportDocument document(@PathParam("id") ConsignmentId id, @PathParam("kind") DocumentKind kind) {
        return consignments.document(id, kind);
    }

    @GET
    @Path("/{id}/documents/{kind}")
    @Produces(MediaType.APPLICATION_XML + ";qs=0.9")
    public byte[] documentAsXml(@PathParam("id") ConsignmentId id, @PathParam("kind") DocumentKind kind) {
        return xml.print(consignments.document(id, kind));
    }

    @GET
    @Path("/{id}/documents/{kind}")
    @Produces(DocumentList.PDF + ";qs=0.8")
    public byte[] documentAsPdf(@PathParam("id") ConsignmentId id, @PathParam("kind") DocumentKind kind) {
        ExportDocument document = consignments.document(id, kind);
        if (!kind.isPrinted()) {
            throw new NotAcceptableException();
        }
        return pdf.print(document);
    }
}
