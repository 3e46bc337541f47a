package by.pavilion.logistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "logistics_parcels")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ParcelRow {
    @Id
    public long id;

    public long shipmentId;
    public long weightGrams;
    public String carrier;
    public @Nullable String trackingNumber;
    public @Nullable String carrierCode;
    public @Nullable String carrierName;
    public @Nullable String logisticsCode;

    static final String INSERT = """
            INSERT INTO logistics_parcels (id, shipment_id, weight_grams, carrier, tracking_number, carrier_code,
              carrier_name, logistics_code)""";

    /** The values of {@link #INSERT}. */
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

    void change(Parcel parcel) {
        parcel.waybill().ifPresent(waybill -> {
            trackingNumber = waybill.number();
            carrierCode = waybill.carrierCode();
            carrierName = waybill.carrierName();
            logisticsCode = waybill.logisticsCode();
        });
    }

    Parcel toParcel(List<ParcelLine> lines) {
        return new Parcel(
                new ParcelId(id),
                weightGrams,
                lines,
                Optional.ofNullable(trackingNumber)
                        .map(number -> new Waybill(
                                number,
                                Objects.requireNonNull(carrierCode),
                                Objects.requireNonNull(carrierName),
                                Objects.requireNonNull(logisticsCode))));
    }
}
