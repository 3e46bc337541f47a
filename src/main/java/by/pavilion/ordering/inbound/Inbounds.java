package by.pavilion.ordering.inbound;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.LotNumber;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.ordering.way.ParcelStep;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of what goes to bonded warehouses in bulk. */
@ApplicationScoped
@Transactional
public class Inbounds {
    /** So many lots that an order was picked from, or deliveries of one, are followed back. */
    private static final int FOLLOWED = 50;

    private final InboundStore store;

    Inbounds(InboundStore store) {
        this.store = store;
    }

    /** A maker's batch of an SKU. */
    public record LotName(Sku sku, LotNumber number) {}

    /** @throws by.pavilion.shared.Problem 404 */
    public Inbound require(InboundId id) {
        return store.find(id).orElseThrow(InboundProblems::noSuchInbound);
    }

    /** All or those in a status, the newest first. */
    public Page<Inbound> page(Optional<InboundStatus> status, @Nullable String cursor, int limit) {
        return Page.of(
                store.page(status.orElse(null), cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor), limit + 1),
                limit,
                inbound -> Cursor.print(inbound.id().value()));
    }

    /** What brought pieces of these lots into this warehouse, the newest first; of each only the lines of these lots. */
    public List<Inbound> entered(Collection<LotName> lots, WarehouseCode warehouse) {
        return store.entered(lots, warehouse, FOLLOWED);
    }

    /** What brought pieces of this lot, or has left Belarus with them, the newest first; of each only the lines of this lot. */
    public List<Inbound> thatLeft(LotName lot) {
        return store.thatLeft(lot, FOLLOWED);
    }

    /** What happened to these parcels on their way, by the time at which it happened. */
    public Map<String, List<ParcelStep>> ways(Collection<String> parcels) {
        return store.ways(parcels);
    }
}
