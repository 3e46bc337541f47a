package by.pavilion.sandbox.window;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.ScenarioStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What testers have chosen: a scenario for everything, and others for single orders, which go before it. */
@ApplicationScoped
public class Scenarios {
    private final ScenarioStore<Scenario> store;
    private final Clock clock;

    Scenarios(SandboxStore store, Clock clock) {
        this.store = new ScenarioStore<>(store, "sandbox_window_scenarios", Scenario.class);
        this.clock = clock;
    }

    @Transactional
    public void choose(Scenario scenario) {
        store.put(ScenarioStore.ALL, scenario, clock.instant());
    }

    @Transactional
    public void choose(String orderNo, Scenario scenario) {
        store.put(orderNo, scenario, clock.instant());
    }

    /** From now on the order goes as all others do. */
    @Transactional
    public void forget(String orderNo) {
        store.delete(orderNo);
    }

    @Transactional
    public Scenario chosen() {
        return of(List.of()).of(ScenarioStore.ALL);
    }

    /** The order's own choice. */
    @Transactional
    public Optional<Scenario> chosen(String orderNo) {
        return Optional.ofNullable(store.find(List.of(orderNo)).get(orderNo));
    }

    /** The scenarios that hold for these orders now. */
    ScenarioStore.Chosen<Scenario> of(Collection<String> orderNos) {
        return store.chosen(orderNos, Scenario.RELEASE);
    }

    /** Nobody looks at these choices for single orders any more. */
    void forgetOlderThan(Instant age, int limit) {
        store.deleteOlderThan(age, limit);
    }
}
