package by.pavilion.logistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;

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

    static final String INSERT = "INSERT INTO logistics_parcel_lines (parcel_id, number, line_id, sku, quantity)";

    /** The values of {@link #INSERT}. */
    static List<Object> values(Parcel parcel, int number) {
        ParcelLine line = parcel.lines().get(number - 1);
        return List.of(parcel.id().value(), number, line.lineId(), line.sku(), line.quantity());
    }

    ParcelLine toLine() {
        return new ParcelLine(lineId, sku, quantity);
    }
}
