package by.pavilion.ordering.rest;

import by.pavilion.ordering.trace.TraceGoods;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.RestProblems;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a scan of a parcel or batch shows to everybody. */
@Path("/api/v1/trace/{code}")
class TraceResource {
    private final TraceGoods traceGoods;
    private final Language language;

    TraceResource(TraceGoods traceGoods, Language language) {
        this.traceGoods = traceGoods;
        this.language = language;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public TraceResponse find(@PathParam("code") @Size(max = 100) String code) {
        return traceGoods
                .find(code)
                .map(trace -> TraceResponse.of(trace, language.tag()))
                .orElseThrow(RestProblems::notFound);
    }
}
