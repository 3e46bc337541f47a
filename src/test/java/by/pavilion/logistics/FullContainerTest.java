package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.shared.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is told of a container with more parcels than fit into one portion. */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class FullContainerTest {
    private static final int PARCELS = 450;

    @Inject
    DataSource dataSource;

    @Inject
    Ids ids;

    @Test
    void everyParcelHearsOfItOnceInItsOwnOrder() throws SQLException {
        String container = ContainerNumberTest.fresh(ids.next());
        long departure = ids.next();
        long unit = ids.next();
        insert("""
                INSERT INTO logistics_departures (id, route, carrier, capacity_weight_grams, capacity_volume_cm3,
                  loaded_weight_grams, loaded_volume_cm3, loaded_parcels, cut_off_at, departs_at, state)
                VALUES (?, 'great-stone-qingdao-rail', 'belintertrans', 1, 1, 1, 1, 1, NOW(), NOW(), 'DEPARTED')""", departure);
        insert("""
                INSERT INTO logistics_units (id, departure_id, kind, number, root_id, created_at)
                VALUES (?, ?, 'CONTAINER', ?, ?, '2026-01-01 00:00:00')""", unit, departure, container, unit);
        for (int count = 0; count < PARCELS; count++) {
            long shipment = ids.next();
            long parcel = ids.next();
            insert("""
                    INSERT INTO logistics_shipments (id, order_id, order_no, channel_code, customs_mode, recipient_ref,
                      carrier, goods, freight_minor, freight_currency, status, correlation_id, event_sequence, created_at)
                    VALUES (?, CONCAT('ord_', LPAD(?, 13, '0')), '1', 'storefront', '9610', 'rcp', 'sandbox', 'x', 0, 'CNY',
                      'LABELLED', 'c', 0, NOW())""", shipment, shipment % 1_000_000_000L);
            insert(
                    "INSERT INTO logistics_parcels (id, shipment_id, weight_grams, carrier) VALUES (?, ?, 1, 'sandbox')",
                    parcel,
                    shipment);
            insert("""
                    INSERT INTO logistics_unit_parcels (departure_id, parcel_id, unit_id, shipment_id, weight_grams,
                      volume_cm3, packed_at)
                    VALUES (?, ?, ?, ?, 1, 1, NOW())""", departure, parcel, unit, shipment);
        }

        for (String code : List.of("border_crossed", "arrived")) {
            TestCalls.with(TestKeys.connector())
                    .contentType("application/json")
                    .body("""
                            {"events":[{"source":"railway","containerNumber":"%s","code":"%s",
                                        "occurredAt":"2026-11-20T03:00:00Z"}]}""".formatted(container, code))
                    .post("/api/v1/logistics/tracking-events")
                    .then()
                    .statusCode(200);
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(count(
                        "SELECT COUNT(*) FROM logistics_reports WHERE spread_after IS NOT NULL AND departure_id = ?",
                        departure))
                .isZero());
        String inside = " IN (SELECT shipment_id FROM logistics_unit_parcels WHERE departure_id = ?)";
        assertThat(count("SELECT COUNT(*) FROM logistics_tracking_events WHERE shipment_id" + inside, departure))
                .isEqualTo(2 * PARCELS);
        assertThat(count(
                        "SELECT COUNT(*) FROM logistics_shipments WHERE status = 'IN_TRANSIT' AND event_sequence = 3 AND id"
                                + inside,
                        departure))
                .as("two recorded, one arrival of a leg")
                .isEqualTo(PARCELS);
    }

    private void insert(String statement, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            prepared.executeUpdate();
        }
    }

    private long count(String query, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(query)) {
            bind(prepared, values);
            try (ResultSet row = prepared.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
    }
}
