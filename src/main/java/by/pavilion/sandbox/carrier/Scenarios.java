package by.pavilion.sandbox.carrier;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.ScenarioStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What testers have chosen: a scenario for all parcels, and others for those of single orders, which go before it. */
@ApplicationScoped
public class Scenarios {
    /** Nobody looks at the choice for one order any more. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 1000;

    private final ScenarioStore<Scenario> store;
    private final Clock clock;

    Scenarios(SandboxStore store, Clock clock) {
        this.store = new ScenarioStore<>(store, "sandbox_carrier_scenarios", Scenario.class);
        this.clock = clock;
    }

    @Transactional
    public void chooseForAll(Scenario scenario) {
        store.put(ScenarioStore.ALL, scenario, clock.instant());
    }

    @Transactional
    public void choose(String orderNo, Scenario scenario) {
        Instant now = clock.instant();
        store.deleteOlderThan(now.minus(KEPT), AT_ONCE);
        store.put(orderNo, scenario, now);
    }

    /** From now on the order's parcel goes as all others do. */
    @Transactional
    public void forget(String orderNo) {
        store.delete(orderNo);
    }

    @Transactional
    public Scenario chosenForAll() {
        return of(List.of()).of(ScenarioStore.ALL);
    }

    /** The order's own choice. */
    @Transactional
    public Optional<Scenario> chosen(String orderNo) {
        return Optional.ofNullable(store.find(List.of(orderNo)).get(orderNo));
    }

    /** The scenarios that hold for these orders' parcels now. */
    ScenarioStore.Chosen<Scenario> of(Collection<String> orderNos) {
        return store.chosen(orderNos, Scenario.DELIVERED);
    }
}
