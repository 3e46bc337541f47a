package by.pavilion.customs;

import by.pavilion.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customs_declaration_lines")
@IdClass(DeclarationLineRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DeclarationLineRow {
    @Id
    public long declarationId;

    @Id
    public short number;

    public String sku;
    public String nameZh;
    public String hsCode;
    public String gmodelZh;
    public @Nullable String gtin;
    public String unit;
    public BigDecimal quantity;
    public String statutoryUnit;
    public BigDecimal statutoryQuantity;
    public @Nullable String secondUnit;
    public @Nullable BigDecimal secondQuantity;
    public long priceMinor;
    public long totalMinor;
    public String originCountry;

    record Key(long declarationId, short number) {}

    static DeclarationLineRow of(DeclarationId declaration, DeclarationLine line) {
        DeclarationLineRow row = new DeclarationLineRow();
        row.declarationId = declaration.value();
        row.number = (short) line.number();
        row.sku = line.sku();
        row.nameZh = line.nameZh();
        row.hsCode = line.hsCode();
        row.gmodelZh = line.gmodelZh();
        row.gtin = line.gtin();
        row.unit = line.unit();
        row.quantity = line.quantity();
        row.statutoryUnit = line.statutoryUnit();
        row.statutoryQuantity = line.statutoryQuantity();
        row.secondUnit = line.secondUnit();
        row.secondQuantity = line.secondQuantity();
        row.priceMinor = line.price().minor();
        row.totalMinor = line.total().minor();
        row.originCountry = line.originCountry();
        return row;
    }

    DeclarationLine toLine(Currency currency) {
        return new DeclarationLine(
                number,
                sku,
                nameZh,
                hsCode,
                gmodelZh,
                gtin,
                unit,
                quantity,
                statutoryUnit,
                statutoryQuantity,
                secondUnit,
                secondQuantity,
                Money.ofMinor(priceMinor, currency),
                Money.ofMinor(totalMinor, currency),
                originCountry);
    }
}
