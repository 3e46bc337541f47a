package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which customs districts we are connected to, by the way in which goods come in. */
@ApplicationScoped
public class CustomsDistricts {
    private final CustomsConfig config;

    CustomsDistricts(CustomsConfig config) {
        this.config = config;
    }

    /** All ways there are. */
    public List<ModeConnection> all() {
        Optional<Connection> connection = Connection.of(config);
        return Arrays.stream(CustomsMode.values())
                .map(mode -> new ModeConnection(
                        mode,
                        connection.filter(whole -> whole.serves(mode)).isPresent(),
                        of(mode),
                        port(mode),
                        Zones.of(config, mode).map(CustomsConfig.Bonded::ledger),
                        Zones.of(config, mode).map(zone -> zone.itemNumbers().orElse(ItemNumbering.SKU))))
                .toList();
    }

    /** The code of the border crossing's district; empty where this installation is not connected for that. */
    Optional<String> port(CustomsMode mode) {
        return mode.isBonded()
                ? Zones.of(config, mode).map(CustomsConfig.Bonded::portCode)
                : config.direct().map(CustomsConfig.Direct::portCode);
    }

    /** The code of the district that takes our lists, four digits; empty where this installation is not connected for that. */
    public Optional<String> of(CustomsMode mode) {
        return mode.isBonded()
                ? Zones.of(config, mode).map(CustomsConfig.Bonded::customsCode)
                : config.direct().map(CustomsConfig.Direct::customsCode);
    }
}
