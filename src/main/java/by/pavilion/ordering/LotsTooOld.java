package by.pavilion.ordering;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import by.pavilion.inventory.Lot;
import by.pavilion.inventory.OldLots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Lots that are too old while orders may be waiting for their pieces. It stands here because inventory does not know the list of
 * cases.
 */
@ApplicationScoped
class LotsTooOld implements CaseSource {
    private final OldLots oldLots;

    LotsTooOld(OldLots oldLots) {
        this.oldLots = oldLots;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.LOT_TOO_OLD;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return oldLots.after(afterTime, afterNumber, limit).stream()
                .map(old -> found(old.lot(), old.since(), old.number()))
                .toList();
    }

    private Found found(Lot lot, Instant since, long number) {
        return new Found(
                kind(),
                since,
                number,
                "",
                lot.sku() + "/" + lot.warehouse() + "/" + lot.number(),
                "lot-too-old",
                Map.of(
                        "sku", lot.sku().toString(),
                        "warehouse", lot.warehouse().toString(),
                        "lot", lot.number().toString(),
                        "bestBefore", lot.bestBefore().toString(),
                        "pieces", lot.left()));
    }
}
