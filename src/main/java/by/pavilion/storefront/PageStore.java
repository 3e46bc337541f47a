package by.pavilion.storefront;

import by.pavilion.shared.Statements;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Pages of the shop. Replicas look five times a second whether one has changed: plain JDBC. */
@ApplicationScoped
class PageStore {
    private static final int PORTION = 1_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // what a newer replica has written
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final DataSource dataSource;

    PageStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<ShopPage<PageContent>> find(PageId id) {
        return find(id, "");
    }

    Optional<ShopPage<PageContent>> lock(PageId id) {
        return find(id, " FOR UPDATE");
    }

    void insert(PageId id, PageContent content, Instant at) {
        String insert = "INSERT INTO storefront_pages (kind, id, content, version, created_at, updated_at)"
                + " VALUES (?, ?, ?, 1, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, id.kind().name());
            statement.setString(2, id.name());
            statement.setString(3, print(content));
            Statements.setInstant(statement, 4, at);
            Statements.setInstant(statement, 5, at);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot insert a page", e);
        }
    }

    /** Changes a page that is locked. */
    void update(PageId id, PageContent content, Instant at) {
        String update = "UPDATE storefront_pages SET content = ?, version = version + 1, updated_at = ?"
                + " WHERE kind = ? AND id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, print(content));
            Statements.setInstant(statement, 2, at);
            statement.setString(3, id.kind().name());
            statement.setString(4, id.name());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change a page", e);
        }
    }

    /** A number that each change of a page raises: pages are never taken away. */
    long revision() {
        String select = "SELECT COALESCE(SUM(version), 0) FROM storefront_pages";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the revision of pages", e);
        }
    }

    /** Every page: the shop shows them from memory, and one that were left out would be gone from it. */
    Map<PageId, ShopPage<PageContent>> all() {
        return all(PORTION);
    }

    /** @param portion how many a statement reads */
    Map<PageId, ShopPage<PageContent>> all(int portion) {
        Map<PageId, ShopPage<PageContent>> pages = new LinkedHashMap<>();
        String select = "SELECT kind, id, content, version FROM storefront_pages"
                + " WHERE kind > ? OR (kind = ? AND id > ?) ORDER BY kind, id LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            String kind = "";
            String name = "";
            int read;
            do {
                statement.setString(1, kind);
                statement.setString(2, kind);
                statement.setString(3, name);
                statement.setInt(4, portion);
                read = 0;
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        kind = rows.getString(1);
                        name = rows.getString(2);
                        PageId id = new PageId(PageKind.valueOf(kind), name);
                        pages.put(id, new ShopPage<>(parse(id, rows.getString(3)), rows.getLong(4)));
                        read++;
                    }
                }
            } while (read == portion);
            return pages;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read pages", e);
        }
    }

    private Optional<ShopPage<PageContent>> find(PageId id, String lock) {
        String select = "SELECT content, version FROM storefront_pages WHERE kind = ? AND id = ?" + lock;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, id.kind().name());
            statement.setString(2, id.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new ShopPage<>(parse(id, rows.getString(1)), rows.getLong(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a page", e);
        }
    }

    private static String print(PageContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + content, e);
        }
    }

    private static PageContent parse(PageId id, String json) {
        try {
            return JSON.readValue(json, id.kind().content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the content of " + id, e);
        }
    }
}
