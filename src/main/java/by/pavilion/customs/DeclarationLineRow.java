package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of {@code customs_declaration_lines}; its currency is the declaration's. */
record DeclarationLineRow(long declarationId, DeclarationLine line) {
    private static final String COLUMNS = "declaration_id, number, sku, name_zh, hs_code, gmodel_zh, gtin, unit,"
            + " quantity, statutory_unit, statutory_quantity, second_unit, second_quantity, price_minor, total_minor,"
            + " origin_country, tariff_minor, consumption_minor, vat_minor";

    static final String INSERT = "INSERT INTO customs_declaration_lines (" + COLUMNS + ")";

    /** What it lacks is whose lines are wanted. */
    static final String SELECT = "SELECT " + COLUMNS + " FROM customs_declaration_lines WHERE declaration_id IN (%s)"
            + " ORDER BY declaration_id, number";

    static DeclarationLineRow read(ResultSet row, Map<Long, Currency> currencies) throws SQLException {
        long declarationId = row.getLong(1);
        Currency currency = Objects.requireNonNull(currencies.get(declarationId));
        return new DeclarationLineRow(
                declarationId,
                new DeclarationLine(
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBigDecimal(9),
                        row.getString(10),
                        row.getBigDecimal(11),
                        row.getString(12),
                        row.getBigDecimal(13),
                        Money.ofMinor(row.getLong(14), currency),
                        Money.ofMinor(row.getLong(15), currency),
                        row.getString(16),
                        tax(row, currency)));
    }

    private static @Nullable DeclaredTax tax(ResultSet row, Currency currency) throws SQLException {
        long tariff = row.getLong(17);
        return row.wasNull()
                ? null
                : new DeclaredTax(
                        Money.ofMinor(tariff, currency),
                        Money.ofMinor(row.getLong(18), currency),
                        Money.ofMinor(row.getLong(19), currency));
    }

    /** The values of {@link #INSERT}. */
    List<@Nullable Object> values() {
        @Nullable DeclaredTax tax = line.tax();
        return Arrays.asList(
                declarationId,
                line.number(),
                line.sku(),
                line.nameZh(),
                line.hsCode(),
                line.gmodelZh(),
                line.gtin(),
                line.unit(),
                line.quantity(),
                line.statutoryUnit(),
                line.statutoryQuantity(),
                line.secondUnit(),
                line.secondQuantity(),
                line.price().minor(),
                line.total().minor(),
                line.originCountry(),
                tax == null ? null : tax.tariff().minor(),
                tax == null ? null : tax.consumption().minor(),
                tax == null ? null : tax.vat().minor());
    }
}
