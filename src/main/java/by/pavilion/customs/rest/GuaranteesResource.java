package by.pavilion.customs.rest;

import by.pavilion.customs.Declarations;
import by.pavilion.customs.GuaranteeBalance;
import by.pavilion.identity.Role;
import by.pavilion.shared.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the firms that guarantee the tax stand for. */
@Path("/api/v1/customs/guarantees")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class GuaranteesResource {
    private final Declarations declarations;

    GuaranteesResource(Declarations declarations) {
        this.declarations = declarations;
    }

    record GuaranteesResponse(List<GuaranteeResponse> items) {}

    /**
     * One firm.
     *
     * @param outstanding of the bills, what is not collected yet
     * @param deposit absent when it was not configured; {@code left} of it likewise
     */
    record GuaranteeResponse(
            String guarantor,
            long bills,
            Money billed,
            Money collected,
            Money outstanding,
            @Nullable Money deposit,
            @Nullable Money left) {
        private static GuaranteeResponse of(GuaranteeBalance balance) {
            return new GuaranteeResponse(
                    balance.guarantor(),
                    balance.bills(),
                    yuan(balance.billed()),
                    yuan(balance.collected()),
                    yuan(balance.outstanding()),
                    balance.deposit().map(GuaranteeResponse::yuan).orElse(null),
                    balance.left().map(GuaranteeResponse::yuan).orElse(null));
        }

        private static Money yuan(BigDecimal amount) {
            return Money.of(amount, Money.CNY, RoundingMode.HALF_UP);
        }
    }

    @GET
    public GuaranteesResponse list() {
        return new GuaranteesResponse(
                declarations.guarantees().stream().map(GuaranteeResponse::of).toList());
    }
}
