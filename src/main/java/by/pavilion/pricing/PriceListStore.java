package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Price lists with their prices. */
@ApplicationScoped
class PriceListStore {
    private static final String COLUMNS = """
            SELECT id, merchant_id, name, channels, starts_at, ends_at, paused, version, created_at FROM pricing_price_lists
            """;

    private final DataSource dataSource;
    private final Statements statements;

    PriceListStore(DataSource dataSource, Statements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    Optional<PriceList> find(MerchantId merchant, PriceListId id) {
        return list(COLUMNS + "WHERE merchant_id = ? AND id = ?", merchant.value(), id.value()).stream()
                .findFirst();
    }

    Optional<PriceList> lock(MerchantId merchant, PriceListId id) {
        return list(COLUMNS + "WHERE merchant_id = ? AND id = ? FOR UPDATE", merchant.value(), id.value()).stream()
                .findFirst();
    }

    /** The newest first, below this number. */
    List<PriceList> page(MerchantId merchant, long below, int limit) {
        return list(
                COLUMNS + "WHERE merchant_id = ? AND id < ? ORDER BY id DESC LIMIT ?", merchant.value(), below, limit);
    }

    /** Everybody's that hold or will hold. */
    List<PriceList> notOverAt(Instant now) {
        return list(COLUMNS + "WHERE (ends_at IS NULL OR ends_at > ?) AND NOT paused", now);
    }

    /**
     * Locks those of a merchant that are not over, other than this one, and tells how many they are. The oldest is locked
     * first, so whoever counts at the same time waits there and then sees what was added.
     */
    int lockNotOver(MerchantId merchant, PriceListId except, Instant now) {
        String select = """
                SELECT id FROM pricing_price_lists FORCE INDEX (by_merchant)
                WHERE merchant_id = ? AND id <> ? AND (ends_at IS NULL OR ends_at > ?) ORDER BY id FOR UPDATE""";
        return statements
                .list(select, row -> row.getLong(1), merchant.value(), except.value(), now)
                .size();
    }

    /** A number that each change of a list raises: lists are never taken away. */
    long revision() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT COALESCE(SUM(version), 0) FROM pricing_price_lists");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the revision of price lists", e);
        }
    }

    void insert(PriceList list) {
        write("""
                INSERT INTO pricing_price_lists (name, channels, starts_at, ends_at, paused, version, merchant_id, id, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", list, list.createdAt());
        insertPrices(list);
    }

    /** Replaces a list that is locked. */
    void update(PriceList list) {
        write("""
                UPDATE pricing_price_lists SET name = ?, channels = ?, starts_at = ?, ends_at = ?, paused = ?, version = ?
                WHERE merchant_id = ? AND id = ?""", list);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM pricing_list_prices WHERE list_id = ?")) {
            statement.setLong(1, list.id().value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot replace the prices of " + list.id(), e);
        }
        insertPrices(list);
    }

    private void write(String sql, PriceList list, Instant... more) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, list.name());
            statement.setString(2, String.join(" ", list.channels()));
            Statements.setInstant(statement, 3, list.startsAt());
            Statements.setInstant(statement, 4, list.endsAt().orElse(null));
            statement.setBoolean(5, list.paused());
            statement.setLong(6, list.version());
            statement.setLong(7, list.merchant().value());
            statement.setLong(8, list.id().value());
            for (int index = 0; index < more.length; index++) {
                Statements.setInstant(statement, 9 + index, more[index]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep price list " + list.id(), e);
        }
    }

    private void insertPrices(PriceList list) {
        String insert = """
                INSERT INTO pricing_list_prices (list_id, number, sku, currency, price_minor, compare_at_minor)
                VALUES (?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            int number = 0;
            for (PriceList.Entry entry : list.prices()) {
                statement.setLong(1, list.id().value());
                statement.setInt(2, number++);
                statement.setString(3, entry.sku().value());
                statement.setString(4, entry.price().currency().getCurrencyCode());
                statement.setLong(5, entry.price().minor());
                statement.setObject(6, entry.compareAtPrice().map(Money::minor).orElse(null));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the prices of " + list.id(), e);
        }
    }

    /** Two statements, however many lists there are. */
    private List<PriceList> list(String select, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.bind(statement, parameters);
            List<PriceList> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(withoutPrices(row));
                }
            }
            return found.isEmpty() ? found : withPrices(connection, found);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read price lists", e);
        }
    }

    private static PriceList withoutPrices(ResultSet row) throws SQLException {
        return new PriceList(
                new PriceListId(row.getLong(1)),
                new MerchantId(row.getLong(2)),
                row.getString(3),
                Arrays.stream(row.getString(4).split(" "))
                        .filter(channel -> !channel.isEmpty())
                        .toList(),
                List.of(),
                Statements.instant(row, 5),
                Statements.optionalInstant(row, 6),
                row.getBoolean(7),
                row.getLong(8),
                Statements.instant(row, 9));
    }

    private static List<PriceList> withPrices(Connection connection, List<PriceList> lists) throws SQLException {
        String select =
                "SELECT list_id, sku, currency, price_minor, compare_at_minor FROM pricing_list_prices WHERE list_id IN ("
                        + String.join(",", Collections.nCopies(lists.size(), "?")) + ") ORDER BY list_id, number";
        Map<Long, List<PriceList.Entry>> prices = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            for (int index = 0; index < lists.size(); index++) {
                statement.setLong(index + 1, lists.get(index).id().value());
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Currency currency = Currency.getInstance(row.getString(3));
                    prices.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new PriceList.Entry(
                                    new Sku(row.getString(2)),
                                    Money.ofMinor(row.getLong(4), currency),
                                    Optional.ofNullable(row.getObject(5, Long.class))
                                            .map(minor -> Money.ofMinor(minor, currency))));
                }
            }
        }
        return lists.stream()
                .map(list -> list.with(prices.getOrDefault(list.id().value(), List.of())))
                .toList();
    }
}
