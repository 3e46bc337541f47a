package by.pavilion.sandbox.window;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What testers have chosen: a scenario for everything, and others for single orders, which go before it. */
@ApplicationScoped
public class Scenarios {
    private final ScenarioStore store;
    private final Clock clock;

    Scenarios(ScenarioStore store, Clock clock) {
        this.store = store;
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
        return store.find(List.of()).getOrDefault(ScenarioStore.ALL, Scenario.RELEASE);
    }

    /** The order's own choice. */
    @Transactional
    public Optional<Scenario> chosen(String orderNo) {
        return Optional.ofNullable(store.find(List.of(orderNo)).get(orderNo));
    }

    /** The scenarios that hold for these orders now. */
    Chosen of(Collection<String> orderNos) {
        return new Chosen(store.find(orderNos));
    }

    /** Choices as they were read. */
    record Chosen(Map<String, Scenario> byOrder) {
        Chosen {
            byOrder = Map.copyOf(byOrder);
        }

        Scenario of(String orderNo) {
            Scenario forAll = byOrder.getOrDefault(ScenarioStore.ALL, Scenario.RELEASE);
            return byOrder.getOrDefault(orderNo, forAll);
        }
    }
}
