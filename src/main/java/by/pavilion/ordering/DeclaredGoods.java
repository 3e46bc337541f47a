package by.pavilion.ordering;

import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What customs will be told about one piece, as the listing said when the order was placed: a listing that changes later
 * does not change what was bought and taxed. Kept as JSON beside the line.
 *
 * @param quantity1 of the first statutory unit in one piece; {@code quantity2} likewise
 */
public record DeclaredGoods(
        String nameZh,
        String hsCode,
        String gmodelZh,
        @Nullable String gtin,
        String unit,
        String unit1,
        BigDecimal quantity1,
        @Nullable String unit2,
        @Nullable BigDecimal quantity2,
        String originCountry,
        long netWeightGrams,
        long grossWeightGrams) {

    static DeclaredGoods of(Listing listing) {
        CustomsData customs = listing.customs();
        return new DeclaredGoods(
                listing.nameZh(),
                customs.hsCode(),
                customs.gmodelZh(),
                customs.gtin(),
                customs.unit(),
                customs.unit1(),
                customs.quantity1(),
                customs.unit2(),
                customs.quantity2(),
                customs.originCountry(),
                listing.netWeightGrams(),
                listing.grossWeightGrams());
    }
}
