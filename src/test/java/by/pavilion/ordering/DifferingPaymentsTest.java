package by.pavilion.ordering;

import static by.pavilion.ordering.TestPayments.settled;
import static by.pavilion.ordering.TestPayments.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import by.pavilion.WholeList;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A firm that speaks of other money than it was asked for. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class DifferingPaymentsTest {
    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    private static HttpServer firm;

    @BeforeAll
    static void openTheFirm() {
        firm = OwnFirm.open();
    }

    @AfterAll
    static void closeTheFirm() {
        firm.stop(0);
    }

    @BeforeEach
    void theFirmIsWilling() {
        OwnFirm.behave(OwnFirm::accepts);
    }

    @Test
    void anotherAmountIsACaseUntilTheFirmTellsTheRightOneAndIsNotAskedForMeanwhile() throws SQLException {
        String order = TestApi.place(TestApi.body(shop.chocolate("26.00", 10), 2))
                .statusCode(201)
                .extract()
                .path("id");
        String payment = started(order);
        cases().body("items.subject", not(hasItem(payment)));
        lookAt(payment, Instant.now().plus(Duration.ofHours(1)));

        settled(payment, "60.00").statusCode(422).body("type", equalTo("urn:pavilion:problem:payment-mismatch"));
        settled(payment, "61.00").statusCode(422);

        cases().body("items.findAll { it.subject == '%s' }.orders.flatten()".formatted(payment), hasItem(order))
                .body("items.find { it.subject == '%s' }.kind".formatted(payment), equalTo("PAYMENT_DIFFERS"))
                .body("items.find { it.subject == '%s' }.next.action".formatted(payment), equalTo("ASK"));
        String text = cases().text("items.find { it.subject == '%s' }.next.reason.text".formatted(payment));
        assertThat(text).contains("65.46 CNY", "60.00 CNY");
        assertThat(isLookedAt(payment)).isFalse();

        settled(payment, "65.46").statusCode(200);
        cases().body("items.subject", not(hasItem(payment)));
        TestApi.storefront().get("/api/v1/orders/{id}", order).then().body("status", equalTo("PAID"));
    }

    private static WholeList cases() {
        return WholeList.of("/api/v1/cases?kind=PAYMENT_DIFFERS");
    }

    private void lookAt(String payment, Instant time) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ordering_payments SET look_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(time));
            update.setLong(2, PaymentId.fromString(payment).value());
            update.executeUpdate();
        }
    }

    private boolean isLookedAt(String payment) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT look_at IS NOT NULL FROM ordering_payments WHERE id = ?")) {
            select.setLong(1, PaymentId.fromString(payment).value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
