package by.pavilion.logistics.handover;

import by.pavilion.identity.MerchantId;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a merchant has to hand over. */
@ApplicationScoped
public class MerchantParts {
    private final PartStore parts;

    MerchantParts(PartStore parts) {
        this.parts = parts;
    }

    /** @throws by.pavilion.shared.Problem 404 */
    public MerchantPart require(MerchantId merchant, ShipmentId shipment) {
        return parts.find(merchant, shipment).orElseThrow(HandOverProblems::notFound);
    }

    /** The oldest first: that is the order in which they are due. */
    public Page<MerchantPart> page(MerchantId merchant, @Nullable PartState state, @Nullable String cursor, int limit) {
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                parts.page(merchant, state, after, limit + 1),
                limit,
                part -> Cursor.print(part.shipment().value()));
    }
}
