package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.customs.ceb.CebTaxBill;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tax bills, and what guarantors stand for. */
@ApplicationScoped
class TaxBillStore {
    private static final String COLUMNS =
            "number, status, tariff, consumption, vat, payment_order, guarantor_code, billed_at";

    private static final String OR_COMPLETE = "ON DUPLICATE KEY UPDATE status = GREATEST(status, VALUES(status)),"
            + " tariff = COALESCE(tariff, VALUES(tariff)), consumption = COALESCE(consumption, VALUES(consumption)),"
            + " vat = COALESCE(vat, VALUES(vat)), payment_order = COALESCE(payment_order, VALUES(payment_order)),"
            + " guarantor_code = COALESCE(guarantor_code, VALUES(guarantor_code)),"
            + " billed_at = LEAST(billed_at, VALUES(billed_at))";

    /** A bill of a longer statement costs more: it is looked for among all of them. */
    private static final int MOST_ASSIGNED = 40;

    private final DataSource dataSource;

    TaxBillStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Keeps what messages say of their bills. A bill never goes back, and what is known of it stays. They are written in the
     * order of their numbers, so that two transactions never wait for each other.
     */
    void keep(List<CebTaxBill> bills, List<CebReceipt> receipts) {
        if (bills.isEmpty()) {
            return;
        }
        Rows rows = Rows.of("INSERT INTO customs_tax_bills (number, list_no, status, tariff, consumption, vat,"
                + " payment_order, guarantor_code, billed_at)");
        byNumber(bills).forEach(index -> rows.row(values(bills.get(index), receipts.get(index))));
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection, OR_COMPLETE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep tax bills", e);
        }
    }

    private static List<@Nullable Object> values(CebTaxBill bill, CebReceipt receipt) {
        return Arrays.asList(
                bill.number(),
                bill.listNumber(),
                receipt.status(),
                bill.amounts().map(CebTaxBill.Amounts::tariff).orElse(null),
                bill.amounts().map(CebTaxBill.Amounts::consumption).orElse(null),
                bill.amounts().map(CebTaxBill.Amounts::vat).orElse(null),
                bill.paymentOrder().orElse(null),
                bill.guarantor().orElse(null),
                receipt.returnedAt().atZone(CustomsCalendar.ZONE).toInstant());
    }

    /** What is said of one bill keeps its order. */
    private static List<Integer> byNumber(List<CebTaxBill> bills) {
        return IntStream.range(0, bills.size())
                .boxed()
                .sorted(Comparator.comparing(index -> bills.get(index).number()))
                .toList();
    }

    /** A bill that nobody else can change until the transaction ends, and whether its event is written. */
    record LockedBill(TaxBill bill, boolean told) {}

    /** Those of the bills that there are, by their numbers, in whose order they are locked. */
    Map<String, LockedBill> lock(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        List<String> inOrder = numbers.stream().distinct().sorted().toList();
        String select = "SELECT " + COLUMNS + ", told FROM customs_tax_bills WHERE number IN ("
                + String.join(",", Collections.nCopies(inOrder.size(), "?")) + ") ORDER BY number FOR UPDATE";
        Map<String, LockedBill> locked = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < inOrder.size(); index++) {
                statement.setString(index + 1, inOrder.get(index));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    TaxBill bill = bill(rows);
                    locked.put(bill.number(), new LockedBill(bill, rows.getBoolean("told")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock tax bills", e);
        }
        return locked;
    }

    /** Whose bill it is, and whether its event is written. */
    record Assigned(String number, DeclarationId declaration, boolean told) {}

    /** Notes what has become of locked bills: some dozens by one statement, which costs the server a fraction of one for each. */
    void assign(Collection<Assigned> bills) {
        for (boolean told : List.of(true, false)) {
            List<Assigned> those =
                    bills.stream().filter(bill -> bill.told() == told).toList();
            for (int from = 0; from < those.size(); from += MOST_ASSIGNED) {
                assign(told, those.subList(from, Math.min(those.size(), from + MOST_ASSIGNED)));
            }
        }
    }

    private void assign(boolean told, List<Assigned> bills) {
        String assign = "UPDATE customs_tax_bills SET told = ?, declaration_id = CASE number"
                + " WHEN ? THEN ?".repeat(bills.size()) + " END WHERE number IN ("
                + String.join(",", Collections.nCopies(bills.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(assign)) {
            int parameter = 1;
            statement.setBoolean(parameter++, told);
            for (Assigned bill : bills) {
                statement.setString(parameter++, bill.number());
                statement.setLong(parameter++, bill.declaration().value());
            }
            for (Assigned bill : bills) {
                statement.setString(parameter++, bill.number());
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot assign tax bills", e);
        }
    }

    /** The bills of a declaration, oldest first. */
    List<TaxBill> of(DeclarationId declaration) {
        String select = "SELECT " + COLUMNS + " FROM customs_tax_bills WHERE declaration_id = ?"
                + " ORDER BY billed_at, number LIMIT 100";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, declaration.value());
            return bills(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the tax bills of " + declaration, e);
        }
    }

    /** What each guarantor stands for, without deposits: read from the index, void bills left out. */
    List<GuaranteeBalance> balances(int limit) {
        String select = "SELECT guarantor_code, COUNT(*), SUM(tariff + consumption + vat),"
                + " SUM(CASE WHEN status = '2' THEN tariff + consumption + vat ELSE 0 END)"
                + " FROM customs_tax_bills WHERE guarantor_code IS NOT NULL AND status IN ('1', '2')"
                + " AND tariff IS NOT NULL GROUP BY guarantor_code ORDER BY guarantor_code LIMIT ?";
        List<GuaranteeBalance> balances = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    balances.add(new GuaranteeBalance(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getBigDecimal(3),
                            rows.getBigDecimal(4),
                            Optional.empty()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the balances of guarantors", e);
        }
        return balances;
    }

    private static List<TaxBill> bills(PreparedStatement statement) throws SQLException {
        List<TaxBill> bills = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                bills.add(bill(rows));
            }
        }
        return bills;
    }

    private static TaxBill bill(ResultSet row) throws SQLException {
        BigDecimal tariff = row.getBigDecimal("tariff");
        return new TaxBill(
                row.getString("number"),
                TaxBill.Status.find(row.getString("status")).orElseThrow(),
                tariff == null
                        ? Optional.empty()
                        : Optional.of(new TaxBill.Amounts(
                                tariff, row.getBigDecimal("consumption"), row.getBigDecimal("vat"))),
                Optional.ofNullable(row.getString("payment_order")),
                Optional.ofNullable(row.getString("guarantor_code")),
                Statements.instant(row, "billed_at"));
    }
}
