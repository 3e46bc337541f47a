package by.pavilion.customs;

import java.util.HashMap;
import java.util.Map;

/** As {@link WithTinyWindow}, beside the sandbox's firms: the real-name service is the sandbox's. */
public class WithRealNames extends WithTinyWindow {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("pavilion.sandbox.enabled", "true");
        overrides.put("pavilion.customs.time-outs.real-name", "1s");
        return overrides;
    }
}
