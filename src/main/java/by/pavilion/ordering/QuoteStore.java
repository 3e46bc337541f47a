package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.ItemPrice;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Quotes. Plain JDBC: each price page writes one, and placement reads those of a portion at once. */
@ApplicationScoped
class QuoteStore {
    private final DataSource dataSource;

    QuoteStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(KeptQuote quote) {
        String insert = """
                INSERT INTO ordering_quotes (id, channel, province, customs_mode, warehouse, rates_of, wanted_lines, currency,
                  goods_minor, freight_minor, discount_minor, tariff_minor, consumption_minor, vat_minor, valid_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        Totals totals = quote.totals();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, quote.id().value());
            statement.setString(2, quote.channel());
            statement.setString(3, quote.province());
            statement.setString(4, quote.mode().code());
            statement.setString(
                    5, quote.warehouse().map(WarehouseCode::toString).orElse(null));
            statement.setObject(6, quote.date());
            statement.setString(7, print(quote.lines()));
            statement.setString(8, totals.goods().currency().getCurrencyCode());
            statement.setLong(9, totals.goods().minor());
            statement.setLong(10, totals.freight().minor());
            statement.setLong(11, totals.discount().minor());
            statement.setLong(12, totals.tax().tariff().minor());
            statement.setLong(13, totals.tax().consumption().minor());
            statement.setLong(14, totals.tax().vat().minor());
            Statements.setInstant(statement, 15, quote.validUntil());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a quote", e);
        }
    }

    /** Those that are there, by one statement, or none for nobody. */
    Map<QuoteId, KeptQuote> find(Collection<QuoteId> ids) {
        Map<QuoteId, KeptQuote> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        String select = """
                SELECT id, valid_until, channel, province, customs_mode, warehouse, rates_of, wanted_lines, currency,
                  goods_minor, freight_minor, discount_minor, tariff_minor, consumption_minor, vat_minor
                FROM ordering_quotes WHERE id IN (%s)""".formatted(String.join(",", Collections.nCopies(ids.size(), "?")));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            for (QuoteId id : ids) {
                statement.setLong(parameter++, id.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    KeptQuote quote = quote(rows);
                    found.put(quote.id(), quote);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for quotes", e);
        }
    }

    /** Drops those that were valid until before a time, at most so many. */
    int deleteBefore(Instant time, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM ordering_quotes WHERE valid_until < ? LIMIT ?")) {
            Statements.setInstant(statement, 1, time);
            statement.setInt(2, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop old quotes", e);
        }
    }

    private static KeptQuote quote(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new KeptQuote(
                new QuoteId(row.getLong("id")),
                Statements.instant(row, "valid_until"),
                row.getString("channel"),
                row.getString("province"),
                CustomsMode.ofCode(row.getString("customs_mode")),
                Optional.ofNullable(row.getString("warehouse")).map(WarehouseCode::new),
                row.getObject("rates_of", LocalDate.class),
                lines(row.getString("wanted_lines"), currency),
                new Totals(
                        money(row, "goods_minor", currency),
                        money(row, "freight_minor", currency),
                        money(row, "discount_minor", currency),
                        new TaxTotals(
                                money(row, "tariff_minor", currency),
                                money(row, "consumption_minor", currency),
                                money(row, "vat_minor", currency))));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return Money.ofMinor(row.getLong(column), currency);
    }

    /** One text line for each: SKU, pieces, the price of one and the discount in minor units, and the promotions as JSON. */
    private static String print(List<KeptQuote.Line> lines) {
        return String.join(
                "\n",
                lines.stream()
                        .map(line -> line.sku() + " " + line.quantity() + " "
                                + line.price().unitPrice().minor() + " "
                                + line.price().discount().minor() + " "
                                + LineJson.print(line.price().promotions()))
                        .toList());
    }

    private static List<KeptQuote.Line> lines(String text, Currency currency) {
        List<KeptQuote.Line> lines = new ArrayList<>();
        text.lines().forEach(line -> {
            String[] cells = line.split(" ", 5);
            lines.add(new KeptQuote.Line(
                    new Sku(cells[0]),
                    Long.parseLong(cells[1]),
                    new ItemPrice(
                            Money.ofMinor(Long.parseLong(cells[2]), currency),
                            Money.ofMinor(Long.parseLong(cells[3]), currency),
                            LineJson.promotions(cells[4]))));
        });
        return lines;
    }
}
