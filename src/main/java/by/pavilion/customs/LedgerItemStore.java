package by.pavilion.customs;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers under which goods are filed in ledgers. Plain JDBC: lists ask for those of all their goods at once. */
@ApplicationScoped
class LedgerItemStore {
    private static final String SELECT =
            "SELECT ledger, sku, item_number, since, entered_by, version FROM customs_ledger_items ";

    private final Statements statements;

    LedgerItemStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * The numbers that were entered, by ledger and SKU. One statement, however many there are.
     *
     * @param skus by ledger, at least one of each
     */
    ItemNumbers numbers(Map<String, ? extends Collection<String>> skus) {
        record Entered(String ledger, String sku, String number) {}
        if (skus.isEmpty()) {
            return ItemNumbers.NONE;
        }
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        skus.forEach((ledger, those) -> {
            conditions.add("(ledger = ? AND sku IN (" + Statements.placeholders(those.size()) + "))");
            values.add(ledger);
            values.addAll(those);
        });
        Map<String, Map<String, String>> numbers = new HashMap<>();
        statements
                .list(
                        "SELECT ledger, sku, item_number FROM customs_ledger_items WHERE "
                                + String.join(" OR ", conditions),
                        row -> new Entered(row.getString(1), row.getString(2), row.getString(3)),
                        values.toArray())
                .forEach(entered -> numbers.computeIfAbsent(entered.ledger(), none -> new HashMap<>())
                        .put(entered.sku(), entered.number()));
        return new ItemNumbers(numbers);
    }

    /** In the order of their SKUs. */
    List<LedgerItem> after(String ledger, String sku, int limit) {
        return list(SELECT + "WHERE ledger = ? AND sku > ? ORDER BY sku LIMIT ?", ledger, sku, limit);
    }

    Optional<LedgerItem> find(String ledger, Sku sku) {
        return list(SELECT + "WHERE ledger = ? AND sku = ?", ledger, sku.value()).stream()
                .findFirst();
    }

    Optional<LedgerItem> lock(String ledger, Sku sku) {
        return list(SELECT + "WHERE ledger = ? AND sku = ? FOR UPDATE", ledger, sku.value()).stream()
                .findFirst();
    }

    /** @throws RuntimeException for a duplicate key when somebody else has entered it at the same moment */
    void add(LedgerItem item) {
        statements.update(
                "INSERT INTO customs_ledger_items (ledger, sku, item_number, since, entered_by, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                item.ledger(),
                item.sku().value(),
                item.number(),
                item.since(),
                item.enteredBy(),
                item.version());
    }

    /** Replaces one that is locked. */
    void update(LedgerItem item) {
        statements.update(
                "UPDATE customs_ledger_items SET item_number = ?, since = ?, entered_by = ?, version = ?"
                        + " WHERE ledger = ? AND sku = ?",
                item.number(),
                item.since(),
                item.enteredBy(),
                item.version(),
                item.ledger(),
                item.sku().value());
    }

    void delete(String ledger, Sku sku) {
        statements.update("DELETE FROM customs_ledger_items WHERE ledger = ? AND sku = ?", ledger, sku.value());
    }

    private List<LedgerItem> list(String select, Object... values) {
        return statements.list(
                select,
                row -> new LedgerItem(
                        row.getString(1),
                        new Sku(row.getString(2)),
                        row.getString(3),
                        Statements.instant(row, 4),
                        row.getString(5),
                        row.getLong(6)),
                values);
    }
}
