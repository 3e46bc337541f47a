package by.pavilion.logistics;

import java.util.HashMap;
import java.util.Map;

/** A carrier by another name, so that its ranges number nobody else's parcels; its numbers are the post's. */
public class WithNumberingCarrier extends WithTinyCarrier {
    static final String CODE = "numbering";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("pavilion.logistics.carrier.code", CODE);
        overrides.put("pavilion.logistics.carrier.check-digit", "S10");
        overrides.put("pavilion.logistics.longest-pause", "1s");
        overrides.put("pavilion.logistics.numbers-low", "5");
        return overrides;
    }
}
