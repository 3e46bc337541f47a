package by.pavilion.logistics;

import by.pavilion.shared.Remembered;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The carriers that we have an adapter for. */
@ApplicationScoped
class Carriers {
    private final List<Carrier> all;
    private final Remembered<List<CarrierRule>> rules;
    private final Clock clock;

    Carriers(@All List<Carrier> all, CarrierRuleStore rules, Clock clock) {
        this.all = List.copyOf(all);
        this.rules = new Remembered<>(rules::all, clock);
        this.clock = clock;
    }

    Optional<Carrier> find(String code) {
        return all.stream().filter(carrier -> carrier.code().equals(code)).findFirst();
    }

    /** Who brings an order's parcel to its buyer: by the rules, else the one that takes all others. */
    Carrier of(String customsMode, long weightGrams) {
        Set<String> known = all.stream().map(Carrier::code).collect(Collectors.toSet());
        return CarrierRule.choose(rules.value(), known, customsMode, weightGrams, clock.instant())
                .flatMap(this::find)
                .or(() ->
                        all.stream().filter(carrier -> !carrier.isOnlyByRule()).findFirst())
                .orElseThrow(() -> new IllegalStateException("no carrier takes parcels of mode " + customsMode));
    }
}
