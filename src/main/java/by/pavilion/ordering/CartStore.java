package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Carts and their lines. Plain JDBC: a cart is read with its lines by one statement. */
@ApplicationScoped
class CartStore {
    private static final String SELECT = """
            SELECT carts.id, carts.owner, carts.buyer_ref, carts.version, carts.changed_at, carts.kept_until,
              wanted.sku, wanted.quantity
            FROM ordering_carts carts LEFT JOIN ordering_cart_lines wanted ON wanted.cart_id = carts.id
            """;

    private final DataSource dataSource;

    CartStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those that are there and not to be forgotten yet, by one statement, or none for nobody. */
    Map<CartId, Cart> find(Collection<CartId> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String select = SELECT + "WHERE carts.id IN (" + marks(ids)
                + ") AND carts.kept_until > ? ORDER BY carts.id, wanted.number";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = set(statement, 1, ids);
            Statements.setInstant(statement, parameter, now);
            return carts(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read carts", e);
        }
    }

    /** An owner's carts, the newest first, below the id if one is given. */
    List<Cart> page(PlacedBy owner, Optional<String> buyerRef, @Nullable CartId below, Instant now, int limit) {
        String select = SELECT + "WHERE carts.id IN (SELECT id FROM (SELECT id FROM ordering_carts"
                + " WHERE owner = ? AND kept_until > ?" + (buyerRef.isPresent() ? " AND buyer_ref = ?" : "")
                + (below == null ? "" : " AND id < ?")
                + " ORDER BY id DESC LIMIT ?) page) ORDER BY carts.id DESC, wanted.number";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            statement.setString(parameter++, owner.id());
            Statements.setInstant(statement, parameter++, now);
            if (buyerRef.isPresent()) {
                statement.setString(parameter++, buyerRef.get());
            }
            if (below != null) {
                statement.setLong(parameter++, below.value());
            }
            statement.setInt(parameter, limit);
            return List.copyOf(carts(statement).values());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list carts", e);
        }
    }

    /** Keeps others from changing these carts until the transaction ends; locked in the order of their ids. */
    Map<CartId, Long> lock(Collection<CartId> ids) {
        String select =
                "SELECT id, version FROM ordering_carts WHERE id IN (" + marks(ids) + ") ORDER BY id FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            set(statement, 1, ids);
            Map<CartId, Long> versions = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.put(new CartId(rows.getLong(1)), rows.getLong(2));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock carts", e);
        }
    }

    void insert(Cart cart) {
        String insert = "INSERT INTO ordering_carts (id, owner, buyer_ref, version, changed_at, kept_until)"
                + " VALUES (?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, cart.id().value());
            statement.setString(2, cart.owner().id());
            statement.setString(3, cart.buyerRef().orElse(null));
            statement.setLong(4, cart.version());
            Statements.setInstant(statement, 5, cart.changedAt());
            Statements.setInstant(statement, 6, cart.keptUntil());
            statement.executeUpdate();
            insertLines(connection, List.of(cart));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep cart " + cart.id(), e);
        }
    }

    /** Writes carts that are locked. */
    void update(List<Cart> carts) {
        String update = "UPDATE ordering_carts SET version = ?, changed_at = ?, kept_until = ? WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (Cart cart : carts) {
                statement.setLong(1, cart.version());
                Statements.setInstant(statement, 2, cart.changedAt());
                Statements.setInstant(statement, 3, cart.keptUntil());
                statement.setLong(4, cart.id().value());
                statement.addBatch();
            }
            statement.executeBatch();
            deleteLines(connection, carts.stream().map(Cart::id).toList());
            insertLines(connection, carts);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change " + carts.size() + " carts", e);
        }
    }

    void delete(Collection<CartId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            deleteLines(connection, ids);
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM ordering_carts WHERE id IN (" + marks(ids) + ")")) {
                set(statement, 1, ids);
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot delete carts", e);
        }
    }

    /** Carts that are to be forgotten, locked. */
    List<CartId> lockForgotten(Instant now, int limit) {
        String select = "SELECT id FROM ordering_carts WHERE kept_until <= ? ORDER BY kept_until LIMIT ? FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, now);
            statement.setInt(2, limit);
            List<CartId> forgotten = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    forgotten.add(new CartId(rows.getLong(1)));
                }
            }
            return forgotten;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for old carts", e);
        }
    }

    private static void deleteLines(Connection connection, Collection<CartId> ids) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM ordering_cart_lines WHERE cart_id IN (" + marks(ids) + ")")) {
            set(statement, 1, ids);
            statement.executeUpdate();
        }
    }

    private static void insertLines(Connection connection, List<Cart> carts) throws SQLException {
        String insert = "INSERT INTO ordering_cart_lines (cart_id, number, sku, quantity) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            boolean any = false;
            for (Cart cart : carts) {
                for (int index = 0; index < cart.lines().size(); index++) {
                    Cart.Line line = cart.lines().get(index);
                    statement.setLong(1, cart.id().value());
                    statement.setInt(2, index + 1);
                    statement.setString(3, line.sku().toString());
                    statement.setLong(4, line.quantity());
                    statement.addBatch();
                    any = true;
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    private static Map<CartId, Cart> carts(PreparedStatement statement) throws SQLException {
        Map<CartId, Cart> carts = new LinkedHashMap<>();
        Map<CartId, List<Cart.Line>> lines = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                CartId id = new CartId(rows.getLong("id"));
                List<Cart.Line> ofCart = lines.computeIfAbsent(id, none -> new ArrayList<>());
                String sku = rows.getString("sku");
                if (sku != null) {
                    ofCart.add(new Cart.Line(new Sku(sku), rows.getLong("quantity")));
                }
                carts.put(
                        id,
                        new Cart(
                                id,
                                new PlacedBy(rows.getString("owner")),
                                Optional.ofNullable(rows.getString("buyer_ref")),
                                rows.getLong("version"),
                                Statements.instant(rows, "changed_at"),
                                Statements.instant(rows, "kept_until"),
                                ofCart));
            }
        }
        return carts;
    }

    private static String marks(Collection<?> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private static int set(PreparedStatement statement, int first, Collection<CartId> ids) throws SQLException {
        int parameter = first;
        for (CartId id : ids) {
            statement.setLong(parameter++, id.value());
        }
        return parameter;
    }
}
