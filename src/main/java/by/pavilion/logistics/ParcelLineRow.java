package by.pavilion.logistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "logistics_parcel_lines")
@IdClass(ParcelLineRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ParcelLineRow {
    @Id
    public long parcelId;

    @Id
    public int number;

    public String lineId;
    public String sku;
    public long quantity;

    record Key(long parcelId, int number) implements Serializable {}

    static ParcelLineRow of(Parcel parcel, int number, ParcelLine line) {
        ParcelLineRow row = new ParcelLineRow();
        row.parcelId = parcel.id().value();
        row.number = number;
        row.lineId = line.lineId();
        row.sku = line.sku();
        row.quantity = line.quantity();
        return row;
    }

    ParcelLine toLine() {
        return new ParcelLine(lineId, sku, quantity);
    }
}
