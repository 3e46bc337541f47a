package by.pavilion.logistics;

import by.pavilion.shared.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** One row of {@code logistics_carrier_requests}. */
record CarrierRequestRow(CarrierRequest request) {
    static final String COLUMNS = "order_id, kind, correlation_id, next_attempt_at, attempts, last_error";

    static CarrierRequestRow read(ResultSet row) throws SQLException {
        return new CarrierRequestRow(new CarrierRequest(
                row.getString("order_id"),
                CarrierRequest.Kind.valueOf(row.getString("kind")),
                row.getString("correlation_id"),
                Statements.instant(row, "next_attempt_at"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("last_error"))));
    }
}
