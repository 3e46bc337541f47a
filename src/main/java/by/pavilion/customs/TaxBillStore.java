package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.customs.ceb.CebTaxBill;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Tax bills, and what guarantors stand for. */
@ApplicationScoped
class TaxBillStore {
    private static final String COLUMNS =
            "number, status, tariff, consumption, vat, payment_order, guarantor_code, billed_at";

    private final DataSource dataSource;

    TaxBillStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps what a message says of its bills. A bill never goes back, and what is known of it stays. */
    void keep(List<CebTaxBill> bills, List<CebReceipt> receipts) {
        String upsert = "INSERT INTO customs_tax_bills (number, list_no, status, tariff, consumption, vat,"
                + " payment_order, guarantor_code, billed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE status = GREATEST(status, VALUES(status)),"
                + " tariff = COALESCE(tariff, VALUES(tariff)),"
                + " consumption = COALESCE(consumption, VALUES(consumption)), vat = COALESCE(vat, VALUES(vat)),"
                + " payment_order = COALESCE(payment_order, VALUES(payment_order)),"
                + " guarantor_code = COALESCE(guarantor_code, VALUES(guarantor_code)),"
                + " billed_at = LEAST(billed_at, VALUES(billed_at))";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (int index = 0; index < bills.size(); index++) {
                CebTaxBill bill = bills.get(index);
                CebReceipt receipt = receipts.get(index);
                statement.setString(1, bill.number());
                statement.setString(2, bill.listNumber());
                statement.setString(3, receipt.status());
                statement.setBigDecimal(
                        4, bill.amounts().map(CebTaxBill.Amounts::tariff).orElse(null));
                statement.setBigDecimal(
                        5, bill.amounts().map(CebTaxBill.Amounts::consumption).orElse(null));
                statement.setBigDecimal(
                        6, bill.amounts().map(CebTaxBill.Amounts::vat).orElse(null));
                statement.setString(7, bill.paymentOrder().orElse(null));
                statement.setString(8, bill.guarantor().orElse(null));
                statement.setTimestamp(
                        9,
                        Timestamp.from(receipt.returnedAt()
                                .atZone(CustomsCalendar.ZONE)
                                .toInstant()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep tax bills", e);
        }
    }

    /** Notes whose bill it is. True once: when its amounts are known and nobody has been told of them. */
    boolean assign(String number, DeclarationId declaration) {
        String assign = "UPDATE customs_tax_bills SET declaration_id = ? WHERE number = ?";
        String tell =
                "UPDATE customs_tax_bills SET told = TRUE WHERE number = ? AND told = FALSE AND tariff IS NOT NULL";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement assigning = connection.prepareStatement(assign);
                PreparedStatement telling = connection.prepareStatement(tell)) {
            assigning.setLong(1, declaration.value());
            assigning.setString(2, number);
            assigning.executeUpdate();
            telling.setString(1, number);
            return telling.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot assign tax bill " + number, e);
        }
    }

    Optional<TaxBill> find(String number) {
        String select = "SELECT " + COLUMNS + " FROM customs_tax_bills WHERE number = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, number);
            return bills(statement).stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read tax bill " + number, e);
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

    /** What each guarantor stands for: read from the index, void bills left out. */
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
                            rows.getString(1), rows.getLong(2), rows.getBigDecimal(3), rows.getBigDecimal(4)));
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
                BigDecimal tariff = rows.getBigDecimal("tariff");
                bills.add(new TaxBill(
                        rows.getString("number"),
                        TaxBill.Status.find(rows.getString("status")).orElseThrow(),
                        tariff == null
                                ? Optional.empty()
                                : Optional.of(new TaxBill.Amounts(
                                        tariff, rows.getBigDecimal("consumption"), rows.getBigDecimal("vat"))),
                        Optional.ofNullable(rows.getString("payment_order")),
                        Optional.ofNullable(rows.getString("guarantor_code")),
                        rows.getTimestamp("billed_at").toInstant()));
            }
        }
        return bills;
    }
}
