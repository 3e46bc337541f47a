package by.pavilion.launch;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbeddedServicesTest {
    @Inject
    DataSource dataSource;

    @Test
    void databaseIsDurableAndStrictAndSpeaksUtc() throws SQLException {
        List<String> settings = new ArrayList<>();

        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection.createStatement().executeQuery("""
                                SELECT @@innodb_flush_log_at_trx_commit, @@transaction_isolation, @@character_set_server,
                                       @@collation_database, @@global.time_zone, @@bind_address, CURRENT_USER()
                                """)) {
            row.next();
            for (int i = 1; i <= 7; i++) {
                settings.add(row.getString(i));
            }
        }

        assertThat(settings)
                .containsExactly(
                        "1",
                        "READ-COMMITTED",
                        "utf8mb4",
                        "utf8mb4_0900_ai_ci",
                        "+00:00",
                        "127.0.0.1",
                        "pavilion@127.0.0.1");
    }

    @Test
    void eachRoleHasItsKey() {
        assertThat(TestKeys.operator()).matches("pav_operator_[A-Za-z0-9_-]{43}");
        assertThat(TestKeys.merchant()).matches("pav_merchant_[A-Za-z0-9_-]{43}");
        assertThat(TestKeys.storefront()).matches("pav_storefront_[A-Za-z0-9_-]{43}");
        assertThat(TestKeys.publicStorefront()).matches("pav_public_[A-Za-z0-9_-]{43}");
        assertThat(TestKeys.connector()).matches("pav_connector_[A-Za-z0-9_-]{43}");
    }
}
