package by.pavilion.customs;

import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The yearly sums and what each order takes of them. On the path of every placed order, hence plain JDBC. */
@ApplicationScoped
class QuotaStore {
    private final DataSource dataSource;

    QuotaStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One order's part of a year. */
    record Entry(String orderId, String person, int year, long amountMinor, State state) {}

    enum State {
        RESERVED,
        CONFIRMED,
        GIVEN_BACK
    }

    /**
     * Adds to the years of persons, and by that locks them until the end of the transaction, in the order of persons.
     *
     * @param amountsMinor by person, sorted
     */
    void add(Map<String, Long> amountsMinor, int year) {
        if (amountsMinor.isEmpty()) {
            return;
        }
        Rows rows = Rows.of("INSERT INTO customs_quota_years (person, quota_year, used_minor, elsewhere_minor)");
        for (Map.Entry<String, Long> amount : amountsMinor.entrySet()) {
            rows.text(amount.getKey()).number(year).number(amount.getValue()).number(0);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection, "ON DUPLICATE KEY UPDATE used_minor = used_minor + VALUES(used_minor)");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is used of a year under each of these indexes; those that have used nothing are left out. */
    Map<String, Long> used(Set<String> indexes, int year) {
        Map<String, Long> used = new HashMap<>();
        if (indexes.isEmpty()) {
            return used;
        }
        String select = "SELECT person, used_minor + elsewhere_minor FROM customs_quota_years"
                + " WHERE quota_year = ? AND person IN (" + String.join(",", Collections.nCopies(indexes.size(), "?"))
                + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reading = connection.prepareStatement(select)) {
            int column = 0;
            reading.setInt(++column, year);
            for (String index : indexes) {
                reading.setString(++column, index);
            }
            try (ResultSet rows = reading.executeQuery()) {
                while (rows.next()) {
                    used.put(rows.getString(1), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return used;
    }

    /** What is used must be at least so much: the rest was used elsewhere. */
    void raiseTo(String person, int year, long leastMinor) {
        update(
                "UPDATE customs_quota_years SET elsewhere_minor = GREATEST(elsewhere_minor, ? - used_minor)"
                        + " WHERE person = ? AND quota_year = ?",
                leastMinor,
                person,
                year);
    }

    void insert(List<Entry> entries, Instant at) {
        if (entries.isEmpty()) {
            return;
        }
        String insert = "INSERT INTO customs_quota_entries"
                + " (order_id, person, quota_year, amount_minor, state, reserved_at, changed_at)";
        Rows rows = Rows.of(insert);
        for (Entry entry : entries) {
            rows.text(entry.orderId())
                    .text(entry.person())
                    .number(entry.year())
                    .number(entry.amountMinor())
                    .text(entry.state().name())
                    .time(at)
                    .time(at);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Forgets that these orders took anything. The sums are the caller's to mend. */
    void delete(List<String> orderIds) {
        if (!orderIds.isEmpty()) {
            String these = "(" + String.join(",", Collections.nCopies(orderIds.size(), "?")) + ")";
            update("DELETE FROM customs_quota_entries WHERE order_id IN " + these, orderIds.toArray());
            update("DELETE FROM customs_quota_quantity_entries WHERE order_id IN " + these, orderIds.toArray());
        }
    }

    /** Locks the entries of those orders that have one, in the order of their ids. */
    List<Entry> lock(Collection<String> orderIds) {
        List<Entry> entries = new ArrayList<>();
        if (orderIds.isEmpty()) {
            return entries;
        }
        String select = "SELECT order_id, person, quota_year, amount_minor, state FROM customs_quota_entries"
                + " WHERE order_id IN (" + String.join(",", Collections.nCopies(orderIds.size(), "?"))
                + ") ORDER BY order_id FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reading = connection.prepareStatement(select)) {
            int column = 0;
            for (String orderId : orderIds) {
                reading.setString(++column, orderId);
            }
            try (ResultSet rows = reading.executeQuery()) {
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getInt(3),
                            rows.getLong(4),
                            State.valueOf(rows.getString(5))));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return entries;
    }

    void takeBack(List<String> orderIds, Instant at) {
        if (!orderIds.isEmpty()) {
            List<Object> values = new ArrayList<>(orderIds);
            values.add(0, at);
            update(
                    "UPDATE customs_quota_entries SET state = 'GIVEN_BACK', changed_at = ? WHERE order_id IN ("
                            + String.join(",", Collections.nCopies(orderIds.size(), "?")) + ")",
                    values.toArray());
        }
    }

    void reduce(String orderId, long byMinor, Instant at) {
        update(
                "UPDATE customs_quota_entries SET amount_minor = amount_minor - ?, changed_at = ? WHERE order_id = ?",
                byMinor,
                at,
                orderId);
    }

    /** The order's part is of another person's year. The sums are the caller's to mend. */
    void moveTo(String orderId, String person, Instant at) {
        update("UPDATE customs_quota_entries SET person = ?, changed_at = ? WHERE order_id = ?", person, at, orderId);
    }

    /** What is reserved of these orders becomes used; what was given back stays so. */
    void confirm(Collection<String> orderIds, Instant at) {
        List<Object> values = new ArrayList<>();
        values.add(at);
        values.addAll(orderIds);
        update(
                "UPDATE customs_quota_entries SET state = 'CONFIRMED', changed_at = ?"
                        + " WHERE state = 'RESERVED' AND order_id IN ("
                        + String.join(",", Collections.nCopies(orderIds.size(), "?")) + ")",
                values.toArray());
    }

    /** Adds to a yearly quantity, and by that locks it; gives the sum over all indexes of the person afterwards. */
    BigDecimal addQuantity(String person, List<String> indexes, int year, String hsPrefix, BigDecimal quantity) {
        update(
                "INSERT INTO customs_quota_quantities (person, quota_year, hs_prefix, used) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE used = used + VALUES(used)",
                person,
                year,
                hsPrefix,
                quantity);
        String select =
                "SELECT SUM(used) FROM customs_quota_quantities WHERE quota_year = ? AND hs_prefix = ? AND person IN ("
                        + String.join(",", Collections.nCopies(indexes.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reading = connection.prepareStatement(select)) {
            reading.setInt(1, year);
            reading.setString(2, hsPrefix);
            for (int index = 0; index < indexes.size(); index++) {
                reading.setString(index + 3, indexes.get(index));
            }
            try (ResultSet row = reading.executeQuery()) {
                row.next();
                return row.getBigDecimal(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void insertQuantity(String orderId, String hsPrefix, BigDecimal quantity) {
        update(
                "INSERT INTO customs_quota_quantity_entries (order_id, hs_prefix, quantity) VALUES (?, ?, ?)",
                orderId,
                hsPrefix,
                quantity);
    }

    /** The order holds so much less of a yearly quantity. */
    void reduceQuantity(String orderId, String hsPrefix, BigDecimal by) {
        update(
                "UPDATE customs_quota_quantity_entries SET quantity = quantity - ? WHERE order_id = ? AND hs_prefix = ?",
                by,
                orderId,
                hsPrefix);
    }

    /** What orders have taken of yearly quantities, by the prefix of their row; those without any are left out. */
    Map<String, Map<String, BigDecimal>> quantities(Collection<String> orderIds) {
        Map<String, Map<String, BigDecimal>> found = new LinkedHashMap<>();
        if (orderIds.isEmpty()) {
            return found;
        }
        String select = "SELECT order_id, hs_prefix, quantity FROM customs_quota_quantity_entries WHERE order_id IN ("
                + String.join(",", Collections.nCopies(orderIds.size(), "?")) + ") ORDER BY order_id, hs_prefix";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reading = connection.prepareStatement(select)) {
            int column = 0;
            for (String orderId : orderIds) {
                reading.setString(++column, orderId);
            }
            try (ResultSet rows = reading.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), none -> new LinkedHashMap<>())
                            .put(rows.getString(2), rows.getBigDecimal(3));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return found;
    }

    private void update(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            Statements.bind(update, values);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot keep the yearly quotas", e);
    }
}
