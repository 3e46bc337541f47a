package by.pavilion.ordering;

import by.pavilion.events.Correlation;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import java.util.Optional;

/**
 * An order as it waits for its turn.
 *
 * @param claim its key
 * @param cause what it belongs to, when it did not begin with the buyer
 */
record Wish(
        PlacedBy placedBy, PlaceOrderCommand command, IdempotencyKeys.Claim claim, Optional<Correlation.Cause> cause) {

    static Wish of(
            PlacedBy placedBy, IdempotencyKey key, PlaceOrderCommand command, Optional<Correlation.Cause> cause) {
        return new Wish(
                placedBy,
                command,
                IdempotencyKeys.Claim.of(placedBy.id(), key, "place order\n" + command.fingerprint()),
                cause);
    }

    Optional<Origin.Marketplace> marketplace() {
        return command.origin() instanceof Origin.Marketplace marketplace ? Optional.of(marketplace) : Optional.empty();
    }
}
