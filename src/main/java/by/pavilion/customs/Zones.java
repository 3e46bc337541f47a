package by.pavilion.customs;

import java.util.Optional;

/** The bonded zones that goods come out of, one for each mode. */
final class Zones {
    private Zones() {}

    /** Empty for direct purchase, which knows no zone, and where the mode is not connected. */
    static Optional<CustomsConfig.Bonded> of(CustomsConfig config, CustomsMode mode) {
        return switch (mode) {
            case DIRECT_PURCHASE -> Optional.empty();
            case BONDED -> config.bonded();
            case BONDED_A -> config.bondedA();
        };
    }
}
