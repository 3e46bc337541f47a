package by.pavilion.customs;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;

/** With a tolerance below nothing every tax bill would be a case, those too that agree to the cent: that stops the start. */
@ApplicationScoped
class CustomsSettings {
    private static final String PREFIX = "pavilion.customs.";

    private final CustomsConfig config;

    CustomsSettings(CustomsConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        faults(config.taxTolerance()).stopTheStart();
    }

    static SettingFaults faults(BigDecimal taxTolerance) {
        return new SettingFaults().requireNotNegative(PREFIX + "tax-tolerance", taxTolerance);
    }
}
