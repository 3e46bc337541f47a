package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code ordering_order_lines}, of which only {@link #returned} is written by this mapping. */
@Entity
@Table(name = "ordering_order_lines")
@NullUnmarked // filled by the persistence provider
class OrderLineRow {
    @Id
    public Long id;

    public long orderId;

    public int number;

    public String sku;

    public long merchantId;

    public long quantity;

    public long unitPriceMinor;

    public long freightMinor;

    public long discountMinor;

    public long tariffMinor;

    public long consumptionMinor;

    public long vatMinor;

    public String taxReasons;

    public String declaredGoods;

    public String externalLineId;

    public long returned;

    public String promotions;

    OrderLine toLine(Currency currency) {
        return new OrderLine(
                new OrderLineId(id),
                number,
                new Sku(sku),
                new MerchantId(merchantId),
                quantity,
                Money.ofMinor(unitPriceMinor, currency),
                Money.ofMinor(freightMinor, currency),
                Money.ofMinor(discountMinor, currency),
                new LineTax(
                        Money.ofMinor(tariffMinor, currency),
                        Money.ofMinor(consumptionMinor, currency),
                        Money.ofMinor(vatMinor, currency),
                        LineJson.taxReasons(taxReasons)),
                LineJson.declaredGoods(declaredGoods),
                Optional.ofNullable(externalLineId),
                returned,
                LineJson.promotions(promotions));
    }
}
