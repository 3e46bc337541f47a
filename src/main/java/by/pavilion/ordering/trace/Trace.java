package by.pavilion.ordering.trace;

import by.pavilion.catalog.Listing;
import by.pavilion.customs.CustomsTrail;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantProfile;
import by.pavilion.ordering.way.ParcelStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a parcel or batch.
 *
 * @param batch only of a batch
 * @param exported only of a parcel, as what follows
 */
public record Trace(
        Kind kind,
        List<Goods> goods,
        Optional<Batch> batch,
        Optional<CustomsTrail.Export> exported,
        Optional<CustomsTrail.Import> imported,
        List<ParcelStep> way,
        Optional<Instant> expectedAt) {
    public Trace {
        goods = List.copyOf(goods);
        way = List.copyOf(way);
    }

    public enum Kind {
        PARCEL,
        BATCH
    }

    /**
     * Goods of one SKU.
     *
     * @param certificates the merchant's papers that are about such goods and valid now
     */
    public record Goods(Listing listing, Optional<MerchantProfile> merchant, List<MerchantDocument> certificates) {
        public Goods {
            certificates = List.copyOf(certificates);
        }
    }

    /** The maker's batch. */
    public record Batch(String number, LocalDate bestBefore) {}
}
