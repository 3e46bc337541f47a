package by.pavilion.sandbox.window;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;

/** What each person has used of the yearly limit, in fen. */
@ApplicationScoped
class QuotaStore {
    private final SandboxStore store;

    QuotaStore(SandboxStore store) {
        this.store = store;
    }

    /** Opens the person's year with what was used before the sandbox began to count. */
    void open(String person, int year, long usedMinor) {
        store.update(
                "INSERT IGNORE INTO sandbox_window_quotas (person, year, used_minor) VALUES (?, ?, ?)",
                person,
                year,
                usedMinor);
    }

    /** False when the amount would pass the limit; then nothing is booked. */
    boolean book(String person, int year, long minor, long limitMinor) {
        return store.update("""
                        UPDATE sandbox_window_quotas SET used_minor = used_minor + ?
                        WHERE person = ? AND year = ? AND used_minor + ? <= ?""", minor, person, year, minor, limitMinor) == 1;
    }

    void giveBack(String person, int year, long minor) {
        store.update("""
                UPDATE sandbox_window_quotas SET used_minor = GREATEST(0, used_minor - ?)
                WHERE person = ? AND year = ?""", minor, person, year);
    }

    long used(String person, int year) {
        return store.find(
                        "SELECT used_minor FROM sandbox_window_quotas WHERE person = ? AND year = ?",
                        row -> row.getLong("used_minor"),
                        person,
                        year)
                .orElse(0L);
    }
}
