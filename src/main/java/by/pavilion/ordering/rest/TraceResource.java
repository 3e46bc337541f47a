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
import java.util.Optional;
import java.util.regex.Pattern;

/** What a scan of a parcel or batch shows to everybody. */
@Path("/api/v1/trace/{code}")
class TraceResource {
    private static final Pattern CODE = Pattern.compile("[!-~]{1,100}");

    private final TraceGoods traceGoods;
    private final Language language;

    TraceResource(TraceGoods traceGoods, Language language) {
        this.traceGoods = traceGoods;
        this.language = language;
    }

    /** What cannot be a code is none of ours. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public TraceResponse find(@PathParam("code") @Size(max = 100) String code) {
        return Optional.of(code)
                .filter(text -> CODE.matcher(text).matches())
                .flatMap(traceGoods::find)
                .map(trace -> TraceResponse.of(trace, language.tag()))
                .orElseThrow(RestProblems::notFound);
    }
}
