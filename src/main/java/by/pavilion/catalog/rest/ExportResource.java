package by.pavilion.catalog.rest;

import by.pavilion.catalog.files.ExportListings;
import by.pavilion.catalog.files.FileFormat;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;

/** A merchant's listings as a file. */
@Path("/api/v1/merchant/exports")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.LISTINGS)
class ExportResource {
    private final ExportListings exportListings;
    private final CurrentCaller current;

    ExportResource(ExportListings exportListings, CurrentCaller current) {
        this.exportListings = exportListings;
        this.current = current;
    }

    @GET
    @Produces({"text/csv", "application/x-ndjson", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    public Response file(
            @QueryParam("format") @DefaultValue("csv") @Pattern(regexp = "csv|jsonl|xlsx", message = "malformed")
                    String format) {
        MerchantId merchant = current.caller().requireMerchant();
        FileFormat chosen = FileFormat.valueOf(format.toUpperCase(Locale.ROOT));
        StreamingOutput file = output -> exportListings.write(merchant, chosen, output);
        return Response.ok(file, chosen.mediaType())
                .header("Content-Disposition", "attachment; filename=\"listings." + format + "\"")
                .build();
    }
}
