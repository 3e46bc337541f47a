package by.pavilion.shared;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with settings, one sentence each, so that whoever starts the application hears of all of it at once. Of a pause of
 * nothing or a portion of nothing nobody would see more than a busy processor, or that nothing happens.
 */
public final class SettingFaults {
    private final List<String> faults = new ArrayList<>();

    /** @param setting its whole name, {@code pavilion.events.batch} */
    public SettingFaults requirePositive(String setting, long value) {
        return value > 0 ? this : add(setting + " must be above 0");
    }

    public SettingFaults requirePositive(String setting, Duration value) {
        return value.compareTo(Duration.ZERO) > 0 ? this : add(setting + " must be above 0");
    }

    /** Of a number that may well be nothing. */
    public SettingFaults requireNotNegative(String setting, long value) {
        return value >= 0 ? this : add(setting + " must not be below 0");
    }

    /** Of an amount that may well be nothing. */
    public SettingFaults requireNotNegative(String setting, BigDecimal value) {
        return value.signum() >= 0 ? this : add(setting + " must not be below 0");
    }

    public SettingFaults add(String fault) {
        faults.add(fault);
        return this;
    }

    public List<String> all() {
        return List.copyOf(faults);
    }

    /** @throws ConfigurationException when there is a fault */
    public void stopTheStart() {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(String.join("; ", faults));
        }
    }
}
