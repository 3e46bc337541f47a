package by.pavilion.ordering;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An installation whose customs lets a purchase above the limit be split into several orders. */
public class SplittingAllowed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pavilion.ordering.split-above-limit", "true");
    }
}
