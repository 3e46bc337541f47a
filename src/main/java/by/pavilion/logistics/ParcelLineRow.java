package by.pavilion.logistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One row of {@code logistics_parcel_lines}. */
record ParcelLineRow(long parcelId, ParcelLine line) {
    static final String INSERT = "INSERT INTO logistics_parcel_lines (parcel_id, number, line_id, sku, quantity)";

    static ParcelLineRow read(ResultSet row) throws SQLException {
        return new ParcelLineRow(
                row.getLong("parcel_id"),
                new ParcelLine(row.getString("line_id"), row.getString("sku"), row.getLong("quantity")));
    }

    /** The values of {@link #INSERT}. */
    static List<Object> values(Parcel parcel, int number) {
        ParcelLine line = parcel.lines().get(number - 1);
        return List.of(parcel.id().value(), number, line.lineId(), line.sku(), line.quantity());
    }
}
