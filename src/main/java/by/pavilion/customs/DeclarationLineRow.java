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
            + " origin_country";

    static final String INSERT = "INSERT INTO customs_declaration_lines (" + COLUMNS + ")";

    /** What it lacks is whose lines are wanted. */
    static final String SELECT = "SELECT " + COLUMNS + " FROM customs_declaration_lines WHERE declaration_id IN (%s)"
            + " ORDER BY declaration_id, number";

    static DeclarationLineRow read(ResultSet row, Map<Long, Currency> currencies) throws SQLException {
        long declarationId = row.getLong("declaration_id");
        Currency currency = Objects.requireNonNull(currencies.get(declarationId));
        return new DeclarationLineRow(
                declarationId,
                new DeclarationLine(
                        row.getInt("number"),
                        row.getString("sku"),
                        row.getString("name_zh"),
                        row.getString("hs_code"),
                        row.getString("gmodel_zh"),
                        row.getString("gtin"),
                        row.getString("unit"),
                        row.getBigDecimal("quantity"),
                        row.getString("statutory_unit"),
                        row.getBigDecimal("statutory_quantity"),
                        row.getString("second_unit"),
                        row.getBigDecimal("second_quantity"),
                        Money.ofMinor(row.getLong("price_minor"), currency),
                        Money.ofMinor(row.getLong("total_minor"), currency),
                        row.getString("origin_country")));
    }

    /** The values of {@link #INSERT}. */
    List<@Nullable Object> values() {
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
                line.originCountry());
    }
}
