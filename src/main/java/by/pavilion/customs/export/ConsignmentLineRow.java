package by.pavilion.customs.export;

import by.pavilion.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customs_consignment_lines")
@IdClass(ConsignmentLineRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConsignmentLineRow {
    @Id
    public long consignmentId;

    @Id
    public int number;

    public @Nullable String orderId;
    public String sku;
    public String category;
    public String nameEn;
    public String nameRu;
    public String nameZh;
    public String hsCode;
    public @Nullable String tnvedCode;
    public String originCountry;
    public BigDecimal quantity;
    public String unit;
    public @Nullable BigDecimal supplementaryQuantity;
    public @Nullable String supplementaryUnit;
    public int packages;
    public long netGrams;
    public long grossGrams;
    public long priceMinor;
    public long valueMinor;

    record Key(long consignmentId, int number) {}

    static ConsignmentLineRow of(ConsignmentId consignment, ConsignmentLine line) {
        ConsignmentLineRow row = new ConsignmentLineRow();
        row.consignmentId = consignment.value();
        row.number = line.number();
        row.orderId = line.orderId();
        row.sku = line.sku();
        row.category = line.category();
        row.nameEn = line.names().en();
        row.nameRu = line.names().ru();
        row.nameZh = line.names().zh();
        row.hsCode = line.hsCode();
        row.tnvedCode = line.tnvedCode();
        row.originCountry = line.originCountry();
        row.quantity = line.quantity();
        row.unit = line.unit();
        row.supplementaryQuantity = line.supplementaryQuantity();
        row.supplementaryUnit = line.supplementaryUnit();
        row.packages = line.packages();
        row.netGrams = line.netGrams();
        row.grossGrams = line.grossGrams();
        row.priceMinor = line.price().minor();
        row.valueMinor = line.value().minor();
        return row;
    }

    ConsignmentLine toLine(Currency currency) {
        return new ConsignmentLine(
                number,
                orderId,
                sku,
                category,
                new ConsignmentLine.Names(nameEn, nameRu, nameZh),
                hsCode,
                tnvedCode,
                originCountry,
                quantity,
                unit,
                supplementaryQuantity,
                supplementaryUnit,
                packages,
                netGrams,
                grossGrams,
                Money.ofMinor(priceMinor, currency),
                Money.ofMinor(valueMinor, currency));
    }
}
