package by.pavilion.catalog;

import by.pavilion.merchant.DocumentKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The rows of the category tree. They are never edited at run time: plain JDBC. */
@ApplicationScoped
class CategoryStore {
    private final DataSource dataSource;

    CategoryStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<Category> all() {
        String select = """
                SELECT code, parent, position, name_zh, name_ru, name_be, name_en, licence
                FROM catalog_categories ORDER BY position, code""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            List<Category> categories = new ArrayList<>();
            while (rows.next()) {
                categories.add(new Category(
                        rows.getString("code"),
                        rows.getString("parent"),
                        rows.getInt("position"),
                        Map.of(
                                "zh-CN", rows.getString("name_zh"),
                                "ru", rows.getString("name_ru"),
                                "be", rows.getString("name_be"),
                                "en", rows.getString("name_en")),
                        Optional.ofNullable(rows.getString("licence")).map(DocumentKind::valueOf)));
            }
            return List.copyOf(categories);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the categories", e);
        }
    }
}
