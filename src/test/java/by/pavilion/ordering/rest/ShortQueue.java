package by.pavilion.ordering.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** One order is placed at a time, and one may wait, for as long as it likes. */
public class ShortQueue implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "pavilion.ordering.committers",
                "1",
                "pavilion.ordering.most-waiting",
                "1",
                "pavilion.ordering.longest-wait",
                "60s");
    }
}
