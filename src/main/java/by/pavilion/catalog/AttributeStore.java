package by.pavilion.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The rows that define attributes. They are never edited at run time: plain JDBC. */
@ApplicationScoped
class AttributeStore {
    private final DataSource dataSource;

    AttributeStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Key(String category, String code) {}

    /** What each category defines by itself, in order. */
    Map<String, List<AttributeDefinition>> all() {
        String select = """
                SELECT category, code, type, unit, required, facet, min_value, max_value, name_zh, name_ru, name_be, name_en
                FROM catalog_attributes ORDER BY category, position, code""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            Map<Key, List<AttributeDefinition.Choice>> choices = choices(connection);
            Map<String, List<AttributeDefinition>> all = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(rows.getString("category"), rows.getString("code"));
                    all.computeIfAbsent(key.category(), category -> new ArrayList<>())
                            .add(new AttributeDefinition(
                                    key.code(),
                                    AttributeType.valueOf(rows.getString("type")),
                                    Optional.ofNullable(rows.getString("unit")),
                                    rows.getBoolean("required"),
                                    rows.getBoolean("facet"),
                                    Optional.ofNullable(rows.getBigDecimal("min_value")),
                                    Optional.ofNullable(rows.getBigDecimal("max_value")),
                                    names(rows),
                                    choices.getOrDefault(key, List.of())));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the attributes", e);
        }
    }

    private static Map<Key, List<AttributeDefinition.Choice>> choices(Connection connection) throws SQLException {
        String select = """
                SELECT category, attribute, code, name_zh, name_ru, name_be, name_en
                FROM catalog_attribute_choices ORDER BY category, attribute, position, code""";
        Map<Key, List<AttributeDefinition.Choice>> choices = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Key key = new Key(rows.getString("category"), rows.getString("attribute"));
                choices.computeIfAbsent(key, attribute -> new ArrayList<>())
                        .add(new AttributeDefinition.Choice(rows.getString("code"), names(rows)));
            }
        }
        return choices;
    }

    private static Map<String, String> names(ResultSet row) throws SQLException {
        return Map.of(
                "zh-CN", row.getString("name_zh"),
                "ru", row.getString("name_ru"),
                "be", row.getString("name_be"),
                "en", row.getString("name_en"));
    }
}
