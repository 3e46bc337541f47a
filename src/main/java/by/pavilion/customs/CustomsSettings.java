package by.pavilion.customs;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What stops the start: a tolerance below nothing, with which every tax bill would be a case, those too that agree to the cent;
 * payments that nobody asks for; and calls for originals that are forgotten at once.
 */
@ApplicationScoped
class CustomsSettings {
    private static final String PREFIX = "pavilion.customs.";

    private final CustomsConfig config;

    CustomsSettings(CustomsConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        faults(
                        config.taxTolerance(),
                        config.paymentsTogether(),
                        config.originals().keepCalls())
                .stopTheStart();
    }

    static SettingFaults faults(BigDecimal taxTolerance, int paymentsTogether, Duration keepCalls) {
        return new SettingFaults()
                .requireNotNegative(PREFIX + "tax-tolerance", taxTolerance)
                .requirePositive(PREFIX + "payments-together", paymentsTogether)
                .requirePositive(PREFIX + "originals.keep-calls", keepCalls);
    }
}
