package by.pavilion.sandbox.window;

import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.window.Quotas.Year;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each person has used of the yearly limit, in fen. */
@ApplicationScoped
class QuotaStore {
    private final SandboxStore store;

    QuotaStore(SandboxStore store) {
        this.store = store;
    }

    /** What is used of these years, as far as they were opened; locked. */
    Map<Year, Long> lock(Set<Year> years) {
        Set<String> people = years.stream().map(Year::person).collect(Collectors.toCollection(TreeSet::new));
        Map<Year, Long> used = new HashMap<>();
        store.list(
                        "SELECT person, year, used_minor FROM sandbox_window_quotas WHERE person IN ("
                                + Statements.placeholders(people.size()) + ") ORDER BY person, year FOR UPDATE",
                        row -> Map.entry(
                                new Year(row.getString("person"), row.getInt("year")), row.getLong("used_minor")),
                        people.toArray())
                .forEach(year -> used.put(year.getKey(), year.getValue()));
        return used;
    }

    /** Adds to years; one that is not there begins with the amount. */
    void add(Map<Year, Long> minor) {
        store.insertAll(
                "INSERT INTO sandbox_window_quotas (person, year, used_minor)",
                minor.entrySet().stream()
                        .map(year -> new @Nullable Object[] {
                            year.getKey().person(), year.getKey().year(), year.getValue()
                        })
                        .toList(),
                "ON DUPLICATE KEY UPDATE used_minor = used_minor + VALUES(used_minor)");
    }

    void giveBack(Year year, long minor) {
        store.update("""
                UPDATE sandbox_window_quotas SET used_minor = GREATEST(0, used_minor - ?)
                WHERE person = ? AND year = ?""", minor, year.person(), year.year());
    }
}
