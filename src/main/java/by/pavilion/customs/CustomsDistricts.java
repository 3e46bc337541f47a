package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which customs district takes our lists, by the way in which goods come in. */
@ApplicationScoped
public class CustomsDistricts {
    private final CustomsConfig config;

    CustomsDistricts(CustomsConfig config) {
        this.config = config;
    }

    /** Its code, four digits; empty where this installation is not connected for that. */
    public Optional<String> of(CustomsMode mode) {
        return mode.isBonded()
                ? Zones.of(config, mode).map(CustomsConfig.Bonded::customsCode)
                : config.direct().map(CustomsConfig.Direct::customsCode);
    }
}
