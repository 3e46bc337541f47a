package by.pavilion.customs.rest;

import by.pavilion.customs.ComplianceAnswer;
import by.pavilion.customs.ComplianceDesk;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.rest.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which goods may come by which mode, to which province, on which day, and by which rules. */
@Path("/api/v1/compliance")
class ComplianceResource {
    private final ComplianceDesk desk;
    private final Language language;

    ComplianceResource(ComplianceDesk desk, Language language) {
        this.desk = desk;
        this.language = language;
    }

    @GET
    @RolesAllowed({Role.OPERATOR, Role.MERCHANT})
    @NeedsScope(KeyScope.LISTINGS)
    public ComplianceResponse ask(
            @QueryParam("hsCode") @NotNull @Pattern(regexp = "[0-9]{10}", message = "malformed") String hsCode,
            @QueryParam("mode") @Nullable ModeParameter mode,
            @QueryParam("province") @Nullable ProvinceParameter province,
            @QueryParam("date") @Nullable LocalDate date) {
        Optional<String> destination = Optional.ofNullable(province).map(ProvinceParameter::name);
        List<ComplianceAnswer> answers = desk.ask(
                hsCode, Optional.ofNullable(mode).map(ModeParameter::mode), destination, Optional.ofNullable(date));
        return ComplianceResponse.of(hsCode, destination, answers, language.tag());
    }
}
