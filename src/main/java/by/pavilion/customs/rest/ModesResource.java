package by.pavilion.customs.rest;

import by.pavilion.customs.CustomsDistricts;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.ItemNumbering;
import by.pavilion.customs.ModeConnection;
import by.pavilion.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** By which of customs' modes goods are declared here. */
@Path("/api/v1/customs/modes")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ModesResource {
    private final CustomsDistricts districts;

    ModesResource(CustomsDistricts districts) {
        this.districts = districts;
    }

    record ModesResponse(List<ModeResponse> items) {}

    record ModeResponse(
            CustomsMode mode,
            boolean connected,
            Optional<String> district,
            Optional<String> port,
            Optional<String> ledger,
            Optional<ItemNumbering> itemNumbers) {
        private static ModeResponse of(ModeConnection one) {
            return new ModeResponse(
                    one.mode(), one.connected(), one.district(), one.port(), one.ledger(), one.itemNumbers());
        }
    }

    @GET
    public ModesResponse list() {
        return new ModesResponse(districts.all().stream().map(ModeResponse::of).toList());
    }
}
