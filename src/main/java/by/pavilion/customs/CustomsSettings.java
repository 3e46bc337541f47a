package by.pavilion.customs;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What stops the start: a tolerance below nothing, with which every tax bill would be a case, those too that agree to the cent;
 * payments that nobody asks for; calls for originals that are forgotten at once; and addresses that are none, of days to come
 * too.
 */
@ApplicationScoped
class CustomsSettings {
    private static final String PREFIX = "pavilion.customs.";

    private final CustomsConfig config;

    CustomsSettings(CustomsConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        SettingFaults faults = faults(
                config.taxTolerance(), config.paymentsTogether(), config.originals().keepCalls());
        config.window().flatMap(CustomsConfig.Window::url).ifPresent(url -> requireAddress(faults, "window.url", url));
        config.originals().uploadUrl().ifPresent(url -> requireAddress(faults, "originals.upload-url", url));
        config.realName().url().ifPresent(url -> requireAddress(faults, "real-name.url", url));
        config.paymentFirms()
                .forEach((name, firm) -> firm.url()
                        .ifPresent(url -> requireAddress(faults, "payment-firms." + name + ".url", url)));
        faults.stopTheStart();
    }

    static SettingFaults faults(BigDecimal taxTolerance, int paymentsTogether, Duration keepCalls) {
        return new SettingFaults()
                .requireNotNegative(PREFIX + "tax-tolerance", taxTolerance)
                .requirePositive(PREFIX + "payments-together", paymentsTogether)
                .requirePositive(PREFIX + "originals.keep-calls", keepCalls);
    }

    static void requireAddress(SettingFaults faults, String setting, String value) {
        try {
            DatedAddress.parse(value);
        } catch (IllegalArgumentException wrong) {
            faults.add(PREFIX + setting + " " + wrong.getMessage());
        }
    }
}
