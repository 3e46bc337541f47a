package by.pavilion.catalog.rest;

import by.pavilion.catalog.files.CatalogImport;
import by.pavilion.catalog.files.FileFormat;
import by.pavilion.catalog.files.ImportId;
import by.pavilion.catalog.files.Imports;
import by.pavilion.catalog.files.StartImport;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.BodyLimit;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/api/v1/merchant/imports")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.LISTINGS)
class ImportResource {
    private final StartImport startImport;
    private final Imports imports;
    private final CurrentCaller current;
    private final Language language;

    ImportResource(StartImport startImport, Imports imports, CurrentCaller current, Language language) {
        this.startImport = startImport;
        this.imports = imports;
        this.current = current;
        this.language = language;
    }

    @POST
    @Consumes({
        "text/csv",
        "application/x-ndjson",
        "application/jsonl",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    @Produces(MediaType.APPLICATION_JSON)
    @BodyLimit(mebibytes = 50)
    public RestResponse<ImportResponse> start(
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context HttpHeaders headers,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            InputStream file) {
        Caller caller = current.caller();
        MediaType type = headers.getMediaType();
        if (type == null) {
            throw new NotSupportedException();
        }
        CatalogImport started = startImport.start(
                caller.id(),
                caller.requireMerchant(),
                key,
                dryRun,
                FileFormat.of(type.getType() + "/" + type.getSubtype()).orElseThrow(),
                Optional.ofNullable(type.getParameters().get("charset")),
                file);
        return ResponseBuilder.create(Status.ACCEPTED, response(started))
                .header("Location", "/api/v1/merchant/imports/" + started.id())
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Page<ImportSummary> page(@Valid @BeanParam Paging paging) {
        return imports.page(merchant(), paging.cursor(), paging.limit()).map(ImportSummary::of);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public ImportResponse find(@PathParam("id") ImportId id) {
        return response(imports.require(merchant(), id));
    }

    @GET
    @Path("/{id}/errors")
    @Produces("text/csv")
    public Response errors(@PathParam("id") ImportId id) {
        StreamingOutput file = ImportErrorsCsv.of(imports.require(merchant(), id), imports, language.tag());
        return Response.ok(file)
                .header("Content-Disposition", "attachment; filename=\"errors.csv\"")
                .build();
    }

    private ImportResponse response(CatalogImport found) {
        return ImportResponse.of(found, imports.firstErrors(found.id()), language.tag());
    }

    private MerchantId merchant() {
        return current.caller().requireMerchant();
    }
}
