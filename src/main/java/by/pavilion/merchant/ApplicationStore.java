package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The part of applications that is sealed. */
@ApplicationScoped
class ApplicationStore {
    private final DataSource dataSource;
    private final Parties parties;
    private final ObjectMapper json;

    ApplicationStore(DataSource dataSource, Parties parties, ObjectMapper json) {
        this.dataSource = dataSource;
        this.parties = parties;
        this.json = json;
    }

    record Confidential(Optional<Application.Contact> contact, Optional<String> bankReference) {
        static final Confidential NOTHING = new Confidential(Optional.empty(), Optional.empty());

        @Override
        public String toString() {
            return "Confidential";
        }
    }

    Confidential find(MerchantId merchant) {
        String select = "SELECT sealed FROM merchant_applications WHERE merchant_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, merchant.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? json.readValue(parties.open(row.getBytes(1), merchant.toString()), Confidential.class)
                        : Confidential.NOTHING;
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot read the application of " + merchant, e);
        }
    }

    void save(MerchantId merchant, Confidential confidential, Instant now) {
        String upsert = """
                INSERT INTO merchant_applications (merchant_id, sealed, updated_at) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE sealed = VALUES(sealed), updated_at = VALUES(updated_at)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setLong(1, merchant.value());
            statement.setBytes(2, parties.seal(json.writeValueAsBytes(confidential), merchant.toString()));
            Statements.setInstant(statement, 3, now);
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot keep the application of " + merchant, e);
        }
    }
}
