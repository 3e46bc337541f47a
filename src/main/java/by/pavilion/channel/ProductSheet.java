package by.pavilion.channel;

import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Goods as a marketplace shows them and as customs will see them.
 *
 * @param category code of ours
 * @param price of one piece, without tax
 */
public record ProductSheet(
        Sku sku,
        String nameZh,
        String brand,
        String category,
        String content,
        long netWeightGrams,
        CustomsData customs,
        Money price) {
    /** @param price on the marketplace's channel */
    public static ProductSheet of(Listing listing, Money price) {
        return new ProductSheet(
                listing.sku(),
                listing.nameZh(),
                listing.brand(),
                listing.category(),
                listing.content(),
                listing.netWeightGrams(),
                listing.customs(),
                price);
    }

    /** Tells sheets apart; another price makes no other sheet, since it is told by itself. */
    public String digest() {
        String told = String.join(
                "\n",
                List.of(
                        sku.value(),
                        nameZh,
                        brand,
                        category,
                        content,
                        Long.toString(netWeightGrams),
                        customs.toString()));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(told.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
