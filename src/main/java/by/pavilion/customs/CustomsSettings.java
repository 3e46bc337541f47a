package by.pavilion.customs;

import by.pavilion.shared.SettingFaults;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * What stops the start: a tolerance below nothing, with which every tax bill would be a case, those too that agree to the cent;
 * payments that nobody asks for; calls for originals that are forgotten at once; addresses that are none, of days to come too;
 * ledgers that no list can name; and settings that rows have taken the place of. Tells by which modes goods are declared.
 */
@ApplicationScoped
class CustomsSettings {
    private static final Logger LOG = Logger.getLogger(CustomsSettings.class);
    private static final String PREFIX = "pavilion.customs.";
    private static final List<String> FORMS_OF_SIGNATURES =
            List.of("signing.signature-method", "signing.digest", "signing.digest-method");
    private static final Pattern LEDGER = Pattern.compile("[A-Za-z0-9-]{1,30}");

    private final CustomsConfig config;

    CustomsSettings(CustomsConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        SettingFaults faults = faults(
                config.taxTolerance(),
                config.paymentsTogether(),
                config.originals().keepCalls());
        config.window().flatMap(CustomsConfig.Window::url).ifPresent(url -> requireAddress(faults, "window.url", url));
        config.originals().uploadUrl().ifPresent(url -> requireAddress(faults, "originals.upload-url", url));
        config.realName().url().ifPresent(url -> requireAddress(faults, "real-name.url", url));
        config.paymentFirms().forEach((name, firm) -> firm.url()
                .ifPresent(url -> requireAddress(faults, "payment-firms." + name + ".url", url)));
        ledgerFaults(config).forEach(faults::add);
        requireGone(faults, ConfigProvider.getConfig());
        faults.stopTheStart();
        LOG.info(connection(config));
    }

    /**
     * By which modes goods are declared here. A mode that is configured by half stops the start by itself; what all of them need
     * may follow later.
     */
    static String connection(CustomsConfig config) {
        List<String> missing = Connection.missing(config);
        return missing.isEmpty()
                ? "goods are declared to customs by these modes, and orders of others wait: "
                        + Connection.served(config).stream()
                                .map(CustomsMode::code)
                                .collect(Collectors.joining(", "))
                : "nothing is declared to customs, and orders wait: pavilion.customs has no "
                        + String.join(", no ", missing);
    }

    /** A list has no room for a longer number, and the numbers of its items are entered by it. */
    static List<String> ledgerFaults(CustomsConfig config) {
        List<String> faults = new ArrayList<>();
        config.bonded().ifPresent(zone -> faults.addAll(ledgerFaults("bonded", zone)));
        config.bondedA().ifPresent(zone -> faults.addAll(ledgerFaults("bonded-a", zone)));
        return faults;
    }

    private static List<String> ledgerFaults(String name, CustomsConfig.Bonded zone) {
        return LEDGER.matcher(zone.ledger()).matches()
                ? List.of()
                : List.of(PREFIX + name + ".ledger must be 1 to 30 letters, digits and hyphens");
    }

    static SettingFaults faults(BigDecimal taxTolerance, int paymentsTogether, Duration keepCalls) {
        return new SettingFaults()
                .requireNotNegative(PREFIX + "tax-tolerance", taxTolerance)
                .requirePositive(PREFIX + "payments-together", paymentsTogether)
                .requirePositive(PREFIX + "originals.keep-calls", keepCalls);
    }

    /** Settings that nobody reads are no fault, but without these the district would refuse all that is signed. */
    static void requireGone(SettingFaults faults, Config settings) {
        for (String setting : FORMS_OF_SIGNATURES) {
            if (settings.getOptionalValue(PREFIX + setting, String.class).isPresent()) {
                faults.add(PREFIX + setting + " is gone: enter a row of customs_signature_forms instead");
            }
        }
    }

    static void requireAddress(SettingFaults faults, String setting, String value) {
        try {
            DatedAddress.parse(value);
        } catch (IllegalArgumentException wrong) {
            faults.add(PREFIX + setting + " " + wrong.getMessage());
        }
    }
}
