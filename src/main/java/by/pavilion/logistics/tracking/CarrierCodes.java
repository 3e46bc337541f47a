package by.pavilion.logistics.tracking;

import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What the codes of carriers and aggregators mean in ours: data, so that a new carrier needs rows only. */
@ApplicationScoped
public class CarrierCodes {
    private final CarrierCodeStore store;

    CarrierCodes(CarrierCodeStore store) {
        this.store = store;
    }

    /** A code of a scheme, {@code EMI} of {@code upu}. */
    public record RawCode(String scheme, String code) {}

    /** What it means. */
    public record Meaning(TrackingCode code, Optional<Trouble> trouble) {}

    /** The meanings of those that are known. */
    public Map<RawCode, Meaning> meanings(Collection<String> schemes) {
        return store.of(schemes);
    }
}
