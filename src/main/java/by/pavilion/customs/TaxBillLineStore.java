package by.pavilion.customs;

import by.pavilion.customs.ceb.CebTaxBill;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tax bills say of the lines of their lists. */
@ApplicationScoped
class TaxBillLineStore {
    private final Statements statements;

    TaxBillLineStore(Statements statements) {
        this.statements = statements;
    }

    /** Keeps what bills say of their lines, by one statement. What is known of a line stays. Whoever calls has locked the bills. */
    void keep(List<CebTaxBill> bills) {
        statements.insert(
                "INSERT IGNORE INTO customs_tax_bill_lines (bill_number, number, hs_code, dutiable_price, tariff,"
                        + " consumption, vat)",
                bills.stream()
                        .sorted(Comparator.comparing(CebTaxBill::number))
                        .flatMap(bill -> bill.lines().stream().map(line -> values(bill, line)))
                        .toList());
    }

    private static List<Object> values(CebTaxBill bill, CebTaxBill.Line line) {
        return List.of(
                bill.number(),
                line.number(),
                line.hsCode(),
                line.dutiablePrice(),
                line.amounts().tariff(),
                line.amounts().consumption(),
                line.amounts().vat());
    }

    /**
     * The lines of these bills in their order, by the bills' numbers, as far as their declarations are known. One statement.
     *
     * @param bills some hundreds at most, of 99 lines at most
     */
    Map<String, List<BilledLine>> of(Collection<String> bills) {
        if (bills.isEmpty()) {
            return Map.of();
        }
        record Found(String bill, BilledLine line) {}
        String select = """
                SELECT billed.bill_number, billed.number, billed.hs_code, billed.dutiable_price, billed.tariff,
                  billed.consumption, billed.vat, declaration.currency, line.sku, line.tariff_minor,
                  line.consumption_minor, line.vat_minor
                FROM customs_tax_bill_lines billed
                JOIN customs_tax_bills bill ON bill.number = billed.bill_number
                JOIN customs_declarations declaration ON declaration.id = bill.declaration_id
                LEFT JOIN customs_declaration_lines line
                  ON line.declaration_id = bill.declaration_id AND line.number = billed.number
                WHERE billed.bill_number IN (%s) ORDER BY billed.bill_number, billed.number""".formatted(Statements.placeholders(bills.size()));
        return statements
                .list(select, row -> new Found(row.getString("bill_number"), line(row)), bills.toArray())
                .stream()
                .collect(Collectors.groupingBy(Found::bill, Collectors.mapping(Found::line, Collectors.toList())));
    }

    private static BilledLine line(ResultSet row) throws SQLException {
        return new BilledLine(
                row.getInt("number"),
                row.getString("hs_code"),
                Optional.ofNullable(row.getString("sku")),
                TaxComparison.rounded(row.getBigDecimal("dutiable_price"), DeclarationRow.currency(row)),
                TaxComparison.of(
                        new TaxBill.Amounts(
                                row.getBigDecimal("tariff"),
                                row.getBigDecimal("consumption"),
                                row.getBigDecimal("vat")),
                        DeclarationRow.tax(row),
                        DeclarationRow.currency(row)));
    }
}
