package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What both customs know of an order's goods, for whoever scans the parcel: numbers and states, nothing of who bought. */
@ApplicationScoped
public class CustomsTrail {
    private final CustomsTrailStore store;

    CustomsTrail(CustomsTrailStore store) {
        this.store = store;
    }

    /**
     * The way through Chinese customs.
     *
     * @param listNumber customs' number of the list, once it has one
     */
    public record Import(
            String declaration,
            CustomsMode mode,
            DeclarationState state,
            Optional<String> listNumber,
            Optional<Instant> releasedAt) {}

    /** The way out of Belarus. */
    public record Export(String consignment, Instant preparedAt) {}

    /**
     * Papers of goods that leave Belarus in bulk.
     *
     * @param pieces by SKU
     */
    public record BulkExport(Export export, CustomsMode mode, Map<String, BigDecimal> pieces) {
        public BulkExport {
            pieces = Map.copyOf(pieces);
        }
    }

    public Optional<Import> importOf(String orderId) {
        return store.importOf(orderId);
    }

    public Optional<Export> exportOf(String orderId) {
        return store.exportOf(orderId);
    }

    /**
     * Of these papers those with which goods leave that no order has asked for, by their number.
     *
     * @param consignments any texts
     */
    public Map<String, Export> bulkExports(Collection<String> consignments) {
        return store.bulkExports(consignments);
    }

    /**
     * The papers of that number, when goods leave with them that no order has asked for.
     *
     * @param consignment any text
     */
    public Optional<BulkExport> bulkExport(String consignment) {
        return store.bulkExport(consignment);
    }
}
