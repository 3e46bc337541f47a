package by.pavilion.customs;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Tax bills that ask for another tax than was collected, until a person has looked at them or customs has made them void. */
@ApplicationScoped
class TaxDifferenceStore {
    private final Statements statements;
    private final Ids ids;

    TaxDifferenceStore(Statements statements, Ids ids) {
        this.statements = statements;
        this.ids = ids;
    }

    /** A bill that differs, and whose it is. */
    record Differing(String bill, DeclarationId declaration) {}

    /** A difference that waits for a person. */
    record Open(CaseId id, Instant since, String bill, String orderId, TaxComparison tax) {}

    /** By one statement. A bill is noted once. */
    void insert(Collection<Differing> bills, Instant now) {
        statements.insert(
                "INSERT IGNORE INTO customs_tax_differences (id, bill_number, declaration_id, found_at)",
                bills.stream()
                        .map(one -> List.<Object>of(
                                ids.next(), one.bill(), one.declaration().value(), now))
                        .toList());
    }

    boolean has(CaseId id) {
        return statements.number("SELECT COUNT(*) FROM customs_tax_differences WHERE id = ?", id.value()) > 0;
    }

    /** It waits for nobody any more. False when it did not: then nothing has changed. */
    boolean dismiss(CaseId id, Instant at, String by, String note) {
        return statements.update(
                        "UPDATE customs_tax_differences SET closed_at = ?, closed_by = ?, note = ?"
                                + " WHERE id = ? AND closed_at IS NULL",
                        at,
                        by,
                        note,
                        id.value())
                == 1;
    }

    /** Those that wait for a person, the first one first. */
    List<Open> open(Instant afterTime, long afterId, int limit) {
        return statements.list(
                """
                SELECT difference.id, difference.bill_number, difference.found_at, declaration.order_id,
                  declaration.currency, declaration.tariff_minor, declaration.consumption_minor,
                  declaration.vat_minor, bill.tariff, bill.consumption, bill.vat
                FROM customs_tax_differences difference
                JOIN customs_tax_bills bill ON bill.number = difference.bill_number
                JOIN customs_declarations declaration ON declaration.id = difference.declaration_id
                WHERE difference.closed_at IS NULL AND bill.status <> '3'
                  AND (difference.found_at > ? OR (difference.found_at = ? AND difference.id > ?))
                ORDER BY difference.found_at, difference.id LIMIT ?""",
                row -> new Open(
                        new CaseId(row.getLong("id")),
                        Statements.instant(row, "found_at"),
                        row.getString("bill_number"),
                        row.getString("order_id"),
                        TaxComparison.of(
                                new TaxBill.Amounts(
                                        row.getBigDecimal("tariff"),
                                        row.getBigDecimal("consumption"),
                                        row.getBigDecimal("vat")),
                                DeclarationRow.tax(row),
                                DeclarationRow.currency(row))),
                afterTime,
                afterTime,
                afterId,
                limit);
    }
}
