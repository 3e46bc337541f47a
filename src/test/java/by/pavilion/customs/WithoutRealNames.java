package by.pavilion.customs;

import java.util.HashMap;
import java.util.Map;

/** As {@link WithTinyWindow}, and no real-name service is configured. */
public class WithoutRealNames extends WithTinyWindow {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("pavilion.customs.real-name.url", "");
        return overrides;
    }
}
