package by.pavilion.catalog.rest;

import by.pavilion.catalog.CatalogImport;
import by.pavilion.catalog.ImportId;
import by.pavilion.catalog.Imports;
import by.pavilion.catalog.StartImport;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.BodyLimit;
import by.pavilion.shared.rest.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
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
    @Consumes("text/csv")
    @BodyLimit(mebibytes = 50)
    public RestResponse<ImportResponse> start(
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            InputStream file) {
        Caller caller = current.caller();
        CatalogImport started = startImport.start(caller.id(), caller.requireMerchant(), key, dryRun, file);
        return ResponseBuilder.create(Status.ACCEPTED, ImportResponse.of(started, language.tag()))
                .header("Location", "/api/v1/merchant/imports/" + started.id())
                .build();
    }

    @GET
    @Path("/{id}")
    public ImportResponse find(@PathParam("id") ImportId id) {
        return ImportResponse.of(imports.require(current.caller().requireMerchant(), id), language.tag());
    }
}
