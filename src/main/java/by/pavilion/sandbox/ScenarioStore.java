package by.pavilion.sandbox;

import by.pavilion.shared.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scenario of a firm is chosen for which order; {@link #ALL} stands for every order without one of its own.
 *
 * @param <S> the firm's scenarios
 */
public final class ScenarioStore<S extends Enum<S>> {
    public static final String ALL = "*";

    private final SandboxStore store;
    private final String table;
    private final Class<S> kinds;

    /** @param table the firm's own, with the columns {@code order_no}, {@code scenario} and {@code chosen_at} */
    public ScenarioStore(SandboxStore store, String table, Class<S> kinds) {
        this.store = store;
        this.table = table;
        this.kinds = kinds;
    }

    public void put(String orderNo, S scenario, Instant now) {
        store.update(
                "INSERT INTO " + table + " (order_no, scenario, chosen_at) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE scenario = VALUES(scenario), chosen_at = VALUES(chosen_at)",
                orderNo,
                scenario.name(),
                now);
    }

    public void delete(String orderNo) {
        store.update("DELETE FROM " + table + " WHERE order_no = ?", orderNo);
    }

    /** The choices for these order numbers and for all, where there is one. */
    public Map<String, S> find(Collection<String> orderNos) {
        List<Object> values = new ArrayList<>(orderNos);
        values.add(ALL);
        Map<String, S> found = new HashMap<>();
        store.list(
                        "SELECT order_no, scenario FROM " + table + " WHERE order_no IN ("
                                + Statements.placeholders(values.size()) + ")",
                        row -> Map.entry(row.getString("order_no"), Enum.valueOf(kinds, row.getString("scenario"))),
                        values.toArray())
                .forEach(choice -> found.put(choice.getKey(), choice.getValue()));
        return found;
    }

    /** The scenarios that hold for these orders now; the usual one where none is chosen for all. */
    public Chosen<S> chosen(Collection<String> orderNos, S usual) {
        return new Chosen<>(find(orderNos), usual);
    }

    /** Choices as they were read. */
    public record Chosen<T>(Map<String, T> byOrder, T usual) {
        public Chosen {
            byOrder = Map.copyOf(byOrder);
        }

        public T of(String orderNo) {
            return byOrder.getOrDefault(orderNo, byOrder.getOrDefault(ALL, usual));
        }
    }

    public void deleteOlderThan(Instant age, int limit) {
        store.update("DELETE FROM " + table + " WHERE order_no <> ? AND chosen_at < ? LIMIT ?", ALL, age, limit);
    }
}
