package by.pavilion.parties;

import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Sealed recipients and who was told about them. Plain JDBC: one insert is on the path of every order. */
@ApplicationScoped
class RecipientStore {
    private static final String STANDING =
            "SELECT registered_at, erased_at, replaces FROM parties_recipients WHERE id = ?";

    private final DataSource dataSource;

    RecipientStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A recipient as it is kept. */
    record Sealed(RecipientRef ref, ByteBuffer content, BlindIndex identity) {}

    void insert(List<Sealed> recipients, String vaultKey, Instant registeredAt) {
        String insert = """
                INSERT INTO parties_recipients
                  (id, vault_key, sealed, identity_index_version, identity_index, registered_at)""";
        Rows rows = Rows.of(insert);
        for (Sealed recipient : recipients) {
            rows.number(recipient.ref().value())
                    .text(vaultKey)
                    .bytes(recipient.content().array())
                    .text(recipient.identity().version())
                    .text(recipient.identity().value())
                    .time(registeredAt);
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep " + recipients.size() + " recipients", e);
        }
    }

    /** What can be said of a recipient without opening it. */
    record Standing(Instant registeredAt, Optional<Instant> erasedAt, Optional<RecipientRef> replaces) {}

    Optional<Standing> find(RecipientRef ref) {
        return standing(STANDING, ref);
    }

    /** The same, and nobody else erases it until the transaction ends. */
    Optional<Standing> lock(RecipientRef ref) {
        return standing(STANDING + " FOR UPDATE", ref);
    }

    private Optional<Standing> standing(String select, RecipientRef ref) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, ref.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                Statements.instant(row, 1),
                                Statements.optionalInstant(row, 2),
                                Optional.ofNullable(row.getObject(3, Long.class))
                                        .map(RecipientRef::new)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read recipient " + ref, e);
        }
    }

    void replaces(RecipientRef ref, RecipientRef former) {
        String update = "UPDATE parties_recipients SET replaces = ? WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, former.value());
            statement.setLong(2, ref.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot note what recipient " + ref + " replaces", e);
        }
    }

    /** False when there is none, or nothing is left of it. */
    boolean correct(Sealed recipient, String vaultKey) {
        String update = """
                UPDATE parties_recipients
                SET vault_key = ?, sealed = ?, identity_index_version = ?, identity_index = ?
                WHERE id = ? AND erased_at IS NULL""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, vaultKey);
            statement.setBytes(2, recipient.content().array());
            statement.setString(3, recipient.identity().version());
            statement.setString(4, recipient.identity().value());
            statement.setLong(5, recipient.ref().value());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot correct recipient " + recipient.ref(), e);
        }
    }

    /** Neither the person nor its blind index is left. */
    void erase(RecipientRef ref, Instant at) {
        String update = "UPDATE parties_recipients SET sealed = '', identity_index = '', erased_at = ? WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            Statements.setInstant(statement, 1, at);
            statement.setLong(2, ref.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot erase recipient " + ref, e);
        }
    }

    /** To whom a recipient was told, the newest first. */
    List<Party.Disclosure> disclosures(RecipientRef ref, int limit) {
        String select = "SELECT disclosed_at, purpose, caller FROM parties_disclosures WHERE recipient_id = ?"
                + " ORDER BY disclosed_at DESC, id DESC LIMIT ?";
        List<Party.Disclosure> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, ref.value());
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Party.Disclosure(Statements.instant(rows, 1), rows.getString(2), rows.getString(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who was told of recipient " + ref, e);
        }
    }

    /** No byte is left of one that was erased. */
    Optional<byte[]> findSealed(RecipientRef ref) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT sealed FROM parties_recipients WHERE id = ?")) {
            statement.setLong(1, ref.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read recipient " + ref, e);
        }
    }

    Map<RecipientRef, byte[]> findSealed(Collection<RecipientRef> refs) {
        Map<RecipientRef, byte[]> found = new HashMap<>();
        if (refs.isEmpty()) {
            return found;
        }
        String select = "SELECT id, sealed FROM parties_recipients WHERE id IN ("
                + String.join(", ", Collections.nCopies(refs.size(), "?")) + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int next = 1;
            for (RecipientRef ref : refs) {
                statement.setLong(next++, ref.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(new RecipientRef(rows.getLong(1)), rows.getBytes(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + refs.size() + " recipients", e);
        }
        return found;
    }

    /** @param disclosures each disclosure's number and whom it was about */
    void noteDisclosures(Map<Long, RecipientRef> disclosures, String purpose, String caller, Instant at) {
        Rows rows = Rows.of("INSERT INTO parties_disclosures (id, recipient_id, purpose, caller, disclosed_at)");
        disclosures.forEach((id, ref) ->
                rows.number(id).number(ref.value()).text(purpose).text(caller).time(at));
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot note " + disclosures.size() + " disclosures", e);
        }
    }
}
