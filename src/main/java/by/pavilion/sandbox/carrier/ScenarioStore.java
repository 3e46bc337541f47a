package by.pavilion.sandbox.carrier;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which scenario is chosen for which order's parcel; {@link #ALL} stands for every order without one of its own. */
@ApplicationScoped
class ScenarioStore {
    static final String ALL = "*";

    private final SandboxStore store;

    ScenarioStore(SandboxStore store) {
        this.store = store;
    }

    void put(String orderNo, Scenario scenario, Instant now) {
        store.update("""
                INSERT INTO sandbox_carrier_scenarios (order_no, scenario, chosen_at) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE scenario = VALUES(scenario), chosen_at = VALUES(chosen_at)""", orderNo, scenario.name(), now);
    }

    void delete(String orderNo) {
        store.update("DELETE FROM sandbox_carrier_scenarios WHERE order_no = ?", orderNo);
    }

    /** The choices for these order numbers and for all, where there is one. */
    Map<String, Scenario> find(Collection<String> orderNos) {
        List<Object> values = new ArrayList<>(orderNos);
        values.add(ALL);
        Map<String, Scenario> found = new HashMap<>();
        store.list(
                        "SELECT order_no, scenario FROM sandbox_carrier_scenarios WHERE order_no IN ("
                                + Statements.placeholders(values.size()) + ")",
                        row -> Map.entry(row.getString("order_no"), Scenario.valueOf(row.getString("scenario"))),
                        values.toArray())
                .forEach(choice -> found.put(choice.getKey(), choice.getValue()));
        return found;
    }

    void deleteOlderThan(Instant age, int limit) {
        store.update(
                "DELETE FROM sandbox_carrier_scenarios WHERE order_no <> ? AND chosen_at < ? LIMIT ?", ALL, age, limit);
    }
}
