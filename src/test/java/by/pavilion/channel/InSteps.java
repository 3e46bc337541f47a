package by.pavilion.channel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An installation that tells Douyin of stock in steps. */
public class InSteps implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pavilion.channel.douyin.stock-steps", "true");
    }
}
