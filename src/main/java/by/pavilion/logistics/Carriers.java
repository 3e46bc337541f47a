package by.pavilion.logistics;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The carriers that we have an adapter for. */
@ApplicationScoped
class Carriers {
    private final List<Carrier> all;

    Carriers(@All List<Carrier> all) {
        this.all = List.copyOf(all);
    }

    Optional<Carrier> find(String code) {
        return all.stream().filter(carrier -> carrier.code().equals(code)).findFirst();
    }

    /** Who carries an order of the given mode. With one carrier there is no choice yet. */
    Carrier of(String customsMode) {
        return all.stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no carrier takes parcels of mode " + customsMode));
    }
}
