package by.pavilion.customs;

import by.pavilion.customs.DeclarationMessage.Direction;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Rows;
import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/**
 * Messages as sent and as received, packed and encrypted, and which declarations they speak of. Plain JDBC: large bytes that
 * no session should hold on to, on the path of every document and receipt.
 */
@ApplicationScoped
class MessageStore {
    private static final int LONGEST_ERROR = 500;
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final DataSource dataSource;
    private final Parties parties;
    private final AttemptStore attempts;

    MessageStore(DataSource dataSource, Parties parties, AttemptStore attempts) {
        this.dataSource = dataSource;
        this.parties = parties;
        this.attempts = attempts;
    }

    enum State {
        QUEUED,
        SENT,
        /** Not sent, because of a hold: its documents are written anew. */
        RECALLED,
        /** The exchange platform refused it for good. */
        REFUSED,
        /** Received, and its receipts dealt with. */
        TAKEN,
        /** Received, and not readable as receipts: kept for a person. */
        KEPT;

        private DeclarationMessage.State told() {
            return switch (this) {
                case QUEUED, RECALLED -> DeclarationMessage.State.WAITING;
                case SENT -> DeclarationMessage.State.SENT;
                case REFUSED -> DeclarationMessage.State.REFUSED;
                case TAKEN, KEPT -> DeclarationMessage.State.RECEIVED;
            };
        }
    }

    /** A message to be sent; its content is read when its turn comes. */
    record QueuedMessage(MessageId id, String guid, String type, int attempts) {}

    /**
     * One document of one declaration.
     *
     * @param number of the document, where the declaration has several of its kind
     */
    record Link(DeclarationId declaration, DocumentType document, int number) {
        Link(DeclarationId declaration, DocumentType document) {
            this(declaration, document, 1);
        }
    }

    /** @param number of the message, from {@link Folders#nextMessage} */
    record NumberedLink(MessageId message, int number, Link link) {}

    /** A message as it is to be kept. */
    static final class NewMessage {
        private final MessageId id;
        private final String guid;
        private final String type;
        private final byte[] content;

        NewMessage(MessageId id, String guid, String type, byte[] content) {
            this.id = id;
            this.guid = guid;
            this.type = type;
            this.content = content;
        }
    }

    /** A message whose content is ready for its row. */
    private static final class SealedMessage {
        private final NewMessage message;
        private final boolean deflated;
        private final byte[] content;

        SealedMessage(NewMessage message, boolean deflated, byte[] content) {
            this.message = message;
            this.deflated = deflated;
            this.content = content;
        }
    }

    private SealedMessage sealed(NewMessage message) {
        PackedContent packed = PackedContent.of(message.content);
        byte[] content = parties.seal(packed.bytes(), boundTo(message.id, packed.isDeflated()));
        return new SealedMessage(message, packed.isDeflated(), content);
    }

    /**
     * What was deflated is bound to another name than what was not: a replica of a version that does not know of it fails to
     * open it, and sends nobody what it cannot read.
     */
    private static String boundTo(MessageId id, boolean deflated) {
        return deflated ? id + "/deflated" : id.toString();
    }

    void queue(NewMessage message, Instant now) {
        insert(List.of(message), Direction.OUT, State.QUEUED, now, now, null);
    }

    /** These have been read, and their receipts dealt with. */
    void taken(List<NewMessage> messages, Instant now) {
        insert(messages, Direction.IN, State.TAKEN, now, null, null);
    }

    /** This one is for a person to look at. */
    void kept(NewMessage message, String why, Instant now) {
        insert(List.of(message), Direction.IN, State.KEPT, now, null, shorten(why));
    }

    private void insert(
            List<NewMessage> messages,
            Direction direction,
            State state,
            Instant now,
            @Nullable Instant due,
            @Nullable String error) {
        for (List<SealedMessage> some :
                bySize(messages.stream().map(this::sealed).toList())) {
            Rows rows = Rows.of("INSERT INTO customs_messages"
                    + " (id, guid, type, direction, state, content, content_deflated, attempts, next_attempt_at,"
                    + " last_error, created_at)");
            for (SealedMessage sealed : some) {
                NewMessage message = sealed.message;
                rows.number(message.id.value())
                        .text(message.guid)
                        .text(message.type)
                        .text(direction.name())
                        .text(state.name())
                        .bytes(sealed.content)
                        .number(sealed.deflated ? 1 : 0)
                        .number(0)
                        .time(due)
                        .text(error)
                        .time(now);
            }
            try (Connection connection = dataSource.getConnection()) {
                rows.insert(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot keep messages", e);
            }
        }
    }

    /** As many as one statement takes: a server has an upper limit for one, and bytes stand there twice as long. */
    private static List<List<SealedMessage>> bySize(List<SealedMessage> messages) {
        List<List<SealedMessage>> parts = new ArrayList<>();
        int size = 0;
        for (SealedMessage message : messages) {
            if (parts.isEmpty() || size + message.content.length > MOST_BYTES) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.get(parts.size() - 1).add(message);
            size += message.content.length;
        }
        return parts;
    }

    /** Whether a message that came in under this number is here already. */
    boolean hasReceived(String guid) {
        String select = "SELECT 1 FROM customs_messages WHERE guid = ? AND direction = 'IN' LIMIT 1";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, guid);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for message " + guid, e);
        }
    }

    void link(Collection<NumberedLink> links) {
        if (links.isEmpty()) {
            return;
        }
        Rows rows = Rows.of("INSERT INTO customs_declaration_messages"
                + " (declaration_id, number, message_id, document, document_number)");
        for (NumberedLink numbered : links) {
            rows.number(numbered.link().declaration().value())
                    .number(numbered.number())
                    .number(numbered.message().value())
                    .text(numbered.link().document().code())
                    .number(numbered.link().number());
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot link messages", e);
        }
    }

    List<QueuedMessage> due(Instant now, int limit) {
        String select = "SELECT id, guid, type, attempts FROM customs_messages WHERE next_attempt_at <= ?"
                + " ORDER BY next_attempt_at, id LIMIT ?";
        List<QueuedMessage> due = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Statements.setInstant(statement, 1, now);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new QueuedMessage(
                            new MessageId(rows.getLong("id")),
                            rows.getString("guid"),
                            rows.getString("type"),
                            rows.getInt("attempts")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the queue of messages", e);
        }
        return due;
    }

    /** Has messages that wait for another attempt be due now, those that would have been next first. Gives how many. */
    int hurry(Instant now, int limit) {
        String update = "UPDATE customs_messages SET next_attempt_at = ? WHERE next_attempt_at > ?"
                + " ORDER BY next_attempt_at, id LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            Statements.setInstant(statement, 1, now);
            Statements.setInstant(statement, 2, now);
            statement.setInt(3, limit);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot hurry messages", e);
        }
    }

    /** Waits until nobody decides any more whether a message with this declaration's documents goes out. */
    void lockQueuedOf(DeclarationId declaration) {
        String lock = "SELECT m.id FROM customs_declaration_messages l JOIN customs_messages m ON m.id = l.message_id"
                + " WHERE l.declaration_id = ? AND m.state = 'QUEUED' FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setLong(1, declaration.value());
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the messages of " + declaration, e);
        }
    }

    /** Keeps others from holding orders that these messages speak of until the transaction ends. */
    void lock(Collection<MessageId> ids) {
        String lock = "SELECT id FROM customs_messages WHERE id IN ("
                + String.join(",", Collections.nCopies(ids.size(), "?")) + ") ORDER BY id FOR UPDATE";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(lock)) {
            int parameter = 0;
            for (MessageId id : ids) {
                statement.setLong(++parameter, id.value());
            }
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock messages", e);
        }
    }

    /** These will not be sent. */
    void recalled(Collection<MessageId> ids) {
        batch(
                "UPDATE customs_messages SET state = 'RECALLED', next_attempt_at = NULL WHERE id = ?",
                ids,
                (statement, id) -> statement.setLong(1, id.value()));
    }

    byte[] content(MessageId id) {
        String select = "SELECT id, content, content_deflated FROM customs_messages WHERE id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, id.value());
            return opened(statement).orElseThrow(() -> new IllegalStateException("there is no message " + id));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read message " + id, e);
        }
    }

    /** A message that was taken, and when. */
    record Taken(MessageId message, Instant at) {}

    void sent(Collection<Taken> taken) {
        batch(
                "UPDATE customs_messages SET state = 'SENT', attempts = attempts + 1, next_attempt_at = NULL,"
                        + " last_error = NULL, sent_at = COALESCE(sent_at, ?) WHERE id = ?",
                taken,
                (statement, message) -> {
                    Statements.setInstant(statement, 1, message.at());
                    statement.setLong(2, message.message().value());
                });
    }

    /** A message that the exchange platform does not take, ever. */
    record Refused(MessageId message, String why) {}

    void refused(Collection<Refused> refused) {
        batch(
                "UPDATE customs_messages SET state = 'REFUSED', attempts = attempts + 1, next_attempt_at = NULL,"
                        + " last_error = ? WHERE id = ?",
                refused,
                (statement, message) -> {
                    statement.setString(1, shorten(message.why()));
                    statement.setLong(2, message.message().value());
                });
    }

    /** A message that could not be handed over, and when it is tried again. */
    record Missed(MessageId message, Instant next, String why) {}

    void missed(Collection<Missed> missed) {
        batch(
                "UPDATE customs_messages SET attempts = attempts + 1, next_attempt_at = ?, last_error = ?"
                        + " WHERE id = ?",
                missed,
                (statement, message) -> {
                    Statements.setInstant(statement, 1, message.next());
                    statement.setString(2, shorten(message.why()));
                    statement.setLong(3, message.message().value());
                });
    }

    private interface Binder<T> {
        void bind(PreparedStatement statement, T value) throws SQLException;
    }

    private <T> void batch(String sql, Collection<T> values, Binder<T> binder) {
        if (values.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T value : values) {
                binder.bind(statement, value);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot update messages", e);
        }
    }

    /** The documents in messages; in each in the order of their declarations. */
    Map<MessageId, List<Link>> documentsIn(Collection<MessageId> messages) {
        return links(
                "SELECT declaration_id, document, document_number, message_id FROM customs_declaration_messages"
                        + " WHERE message_id IN (%s) ORDER BY message_id, declaration_id",
                messages.stream().map(MessageId::value).toList(), row -> new MessageId(row.getLong(4)));
    }

    /**
     * The documents in messages of ours, by the messages' numbers.
     *
     * @param guids in capitals, as ours are; what is not ASCII is none, and no server compares it
     */
    Map<String, List<Link>> documentsInGuids(Collection<String> guids) {
        return links(
                "SELECT l.declaration_id, l.document, l.document_number, m.guid FROM customs_messages m"
                        + " JOIN customs_declaration_messages l ON l.message_id = m.id"
                        + " WHERE m.guid IN (%s) AND m.direction = 'OUT' ORDER BY m.id, l.declaration_id",
                guids.stream()
                        .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                        .toList(),
                row -> row.getString(4));
    }

    private interface KeyReader<K> {
        K read(ResultSet row) throws SQLException;
    }

    private <K> Map<K, List<Link>> links(String select, Collection<?> keys, KeyReader<K> keyOf) {
        Map<K, List<Link>> links = new HashMap<>();
        if (keys.isEmpty()) {
            return links;
        }
        String sql = select.formatted(String.join(",", Collections.nCopies(keys.size(), "?")));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (Object key : keys) {
                statement.setObject(++parameter, key);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    links.computeIfAbsent(keyOf.read(rows), none -> new ArrayList<>())
                            .add(new Link(
                                    new DeclarationId(rows.getLong(1)),
                                    DocumentType.ofCode(rows.getString(2)),
                                    rows.getInt(3)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the documents of messages", e);
        }
        return links;
    }

    /** A message but for its attempts. */
    private record Listed(
            MessageId id,
            int number,
            String type,
            Direction direction,
            State state,
            Instant sentAt,
            int attempts,
            Optional<Instant> nextAttemptAt,
            Optional<String> lastError) {

        private DeclarationMessage with(List<DeclarationMessage.Attempt> kept) {
            boolean wentAtOnce = state == State.SENT && attempts == 1 && kept.isEmpty();
            return new DeclarationMessage(
                    number,
                    type,
                    direction,
                    state.told(),
                    sentAt,
                    attempts,
                    nextAttemptAt,
                    lastError,
                    wentAtOnce
                            ? List.of(new DeclarationMessage.Attempt(
                                    1, sentAt, DeclarationMessage.Outcome.SENT, Optional.empty()))
                            : kept);
        }
    }

    List<DeclarationMessage> list(DeclarationId declaration, int after, int limit) {
        List<Listed> listed = listed(declaration, after, limit);
        Map<MessageId, List<DeclarationMessage.Attempt>> attemptsOf =
                attempts.of(listed.stream().map(Listed::id).distinct().toList());
        return listed.stream()
                .map(one -> one.with(attemptsOf.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private List<Listed> listed(DeclarationId declaration, int after, int limit) {
        String select = "SELECT l.number, m.type, m.direction, m.state, COALESCE(m.sent_at, m.created_at),"
                + " m.attempts, m.next_attempt_at, m.last_error, m.id"
                + " FROM customs_declaration_messages l JOIN customs_messages m ON m.id = l.message_id"
                + " WHERE l.declaration_id = ? AND l.number > ? AND m.state <> 'RECALLED' ORDER BY l.number LIMIT ?";
        List<Listed> messages = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, declaration.value());
            statement.setInt(2, after);
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    messages.add(new Listed(
                            new MessageId(rows.getLong(9)),
                            rows.getInt(1),
                            rows.getString(2),
                            Direction.valueOf(rows.getString(3)),
                            State.valueOf(rows.getString(4)),
                            Statements.instant(rows, 5),
                            rows.getInt(6),
                            Statements.optionalInstant(rows, 7),
                            Optional.ofNullable(rows.getString(8))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the messages of " + declaration, e);
        }
        return messages;
    }

    /** A document that went out, and when its message was first taken. */
    record SentDocument(DocumentType document, Instant at) {}

    List<SentDocument> sentDocuments(DeclarationId declaration, int limit) {
        String select = "SELECT l.document, m.sent_at FROM customs_declaration_messages l"
                + " JOIN customs_messages m ON m.id = l.message_id"
                + " WHERE l.declaration_id = ? AND m.direction = 'OUT' AND m.sent_at IS NOT NULL"
                + " ORDER BY l.number LIMIT ?";
        List<SentDocument> sent = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, declaration.value());
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sent.add(new SentDocument(DocumentType.ofCode(rows.getString(1)), Statements.instant(rows, 2)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list what was sent of " + declaration, e);
        }
        return sent;
    }

    /** When the first message was sent since the last one came in; empty when nothing was. */
    Optional<Instant> unansweredSince() {
        String select = "SELECT sent_at FROM customs_messages WHERE state = 'SENT' AND id > GREATEST("
                + "COALESCE((SELECT MAX(id) FROM customs_messages WHERE state = 'TAKEN'), 0), "
                + "COALESCE((SELECT MAX(id) FROM customs_messages WHERE state = 'KEPT'), 0)) ORDER BY id LIMIT 1";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Statements.optionalInstant(row, 1) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for an answer", e);
        }
    }

    /** A message that is kept for a person, byte for byte unless it was too long for one. */
    Optional<byte[]> keptContent(MessageId id) {
        String select = "SELECT id, content, content_deflated FROM customs_messages WHERE id = ? AND state = 'KEPT'";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, id.value());
            return opened(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read message " + id, e);
        }
    }

    /** The message byte for byte as it was put into its envelope or taken out of it. */
    Optional<byte[]> content(DeclarationId declaration, int number) {
        String select = "SELECT m.id, m.content, m.content_deflated FROM customs_declaration_messages l"
                + " JOIN customs_messages m ON m.id = l.message_id WHERE l.declaration_id = ? AND l.number = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, declaration.value());
            statement.setInt(2, number);
            return opened(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read message " + number + " of " + declaration, e);
        }
    }

    private Optional<byte[]> opened(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            boolean deflated = rows.getBoolean(3);
            byte[] content = parties.open(rows.getBytes(2), boundTo(new MessageId(rows.getLong(1)), deflated));
            return Optional.of(deflated ? PackedContent.inflate(content) : content);
        }
    }

    static String shorten(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
