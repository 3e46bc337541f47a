package by.pavilion.logistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of {@code logistics_parcels}, still without what is in the parcel. */
record ParcelRow(long id, long shipmentId, long weightGrams, Optional<Waybill> waybill) {
    static final String COLUMNS =
            "id, shipment_id, weight_grams, carrier, tracking_number, carrier_code, carrier_name, logistics_code";

    static final String INSERT = "INSERT INTO logistics_parcels (" + COLUMNS + ")";

    static ParcelRow read(ResultSet row) throws SQLException {
        return new ParcelRow(row.getLong("id"), row.getLong("shipment_id"), row.getLong("weight_grams"), waybill(row));
    }

    private static Optional<Waybill> waybill(ResultSet row) throws SQLException {
        String number = row.getString("tracking_number");
        return number == null
                ? Optional.empty()
                : Optional.of(new Waybill(
                        number,
                        row.getString("carrier_code"),
                        row.getString("carrier_name"),
                        row.getString("logistics_code")));
    }

    /** The values of {@link #COLUMNS}. */
    static List<@Nullable Object> values(Shipment shipment, Parcel parcel) {
        Waybill waybill = parcel.waybill().orElse(null);
        return Arrays.asList(
                parcel.id().value(),
                shipment.id().value(),
                parcel.weightGrams(),
                shipment.carrier(),
                waybill == null ? null : waybill.number(),
                waybill == null ? null : waybill.carrierCode(),
                waybill == null ? null : waybill.carrierName(),
                waybill == null ? null : waybill.logisticsCode());
    }

    Parcel toParcel(List<ParcelLine> lines) {
        return new Parcel(new ParcelId(id), weightGrams, lines, waybill);
    }
}
