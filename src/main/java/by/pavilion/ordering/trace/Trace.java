package by.pavilion.ordering.trace;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsTrail;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantProfile;
import by.pavilion.ordering.inbound.InboundLine;
import by.pavilion.ordering.way.ParcelStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a parcel or batch.
 *
 * @param batch only of a batch
 * @param exported of goods that came in bulk, those of the last time
 * @param imported only of a parcel: what came in bulk has entries in {@code bulk}
 * @param way of a parcel its own; of a batch the one that it took last
 * @param bulk how the goods came into a bonded zone before they were ordered, the last time first
 */
public record Trace(
        Kind kind,
        List<Goods> goods,
        Optional<Batch> batch,
        Optional<CustomsTrail.Export> exported,
        Optional<CustomsTrail.Import> imported,
        List<ParcelStep> way,
        Optional<Instant> expectedAt,
        List<Bulk> bulk) {
    public Trace {
        goods = List.copyOf(goods);
        way = List.copyOf(way);
        bulk = List.copyOf(bulk);
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

    /**
     * A batch that was sent to a bonded zone in bulk.
     *
     * @param shipment as which it was moved
     * @param entry how it came into the zone; absent while it is under way
     */
    public record Bulk(
            Sku sku,
            Batch batch,
            Optional<String> shipment,
            Optional<CustomsTrail.Export> exported,
            Optional<InboundLine.Entry> entry,
            List<ParcelStep> way) {
        public Bulk {
            way = List.copyOf(way);
        }
    }
}
