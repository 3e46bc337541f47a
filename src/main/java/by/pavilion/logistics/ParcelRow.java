package by.pavilion.logistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

    static ParcelRow of(Shipment shipment, Parcel parcel) {
        ParcelRow row = new ParcelRow();
        row.id = parcel.id().value();
        row.shipmentId = shipment.id().value();
        row.weightGrams = parcel.weightGrams();
        row.carrier = shipment.carrier();
        row.change(parcel);
        return row;
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
