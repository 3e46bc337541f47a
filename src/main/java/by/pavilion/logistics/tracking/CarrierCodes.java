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

    /**
     * A code of a scheme, {@code EMI} of {@code upu}.
     *
     * @param country where it means this; empty where it means the same everywhere
     */
    record RawCode(String scheme, String code, String country) {}

    /** What it means. */
    public record Meaning(TrackingCode code, Optional<Trouble> trouble) {}

    /** What is known of some schemes. */
    public record Meanings(Map<RawCode, Meaning> known) {
        private static final Meaning NONE = new Meaning(TrackingCode.OTHER, Optional.empty());

        public Meanings {
            known = Map.copyOf(known);
        }

        /**
         * What the code means there: customs' release is for export in one country and for import in another. One that is not
         * known changes nothing.
         *
         * @param country empty where it was not told
         */
        public Meaning of(String scheme, String code, String country) {
            Meaning anywhere = known.getOrDefault(new RawCode(scheme, code, ""), NONE);
            return known.getOrDefault(new RawCode(scheme, code, country), anywhere);
        }
    }

    public Meanings meanings(Collection<String> schemes) {
        return new Meanings(store.of(schemes));
    }
}
