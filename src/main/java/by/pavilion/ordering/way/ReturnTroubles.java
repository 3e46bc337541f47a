package by.pavilion.ordering.way;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with parcels in which goods come back, as cases for operators. A case closes when logistics tells that it is over,
 * and when the goods are here or the return is refused: money alone says nothing of goods that may still come.
 */
@ApplicationScoped
class ReturnTroubles implements CaseSource {
    /** By what was told; what is not among them has the words for all others. */
    private static final Map<String, String> REASONS = Map.of(
            "delayed", "return-parcel-late",
            "lost", "return-parcel-lost",
            "damaged", "return-parcel-damaged",
            "temperature", "return-parcel-damaged",
            "refused", "return-parcel-turned-back",
            "returned_to_sender", "return-parcel-turned-back");

    private final ReturnTroubleStore store;

    ReturnTroubles(ReturnTroubleStore store) {
        this.store = store;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.RETURN_TROUBLE;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.open(afterTime, afterNumber, limit).stream()
                .map(one -> found(one.trouble(), one.order().toString()))
                .toList();
    }

    private Found found(ReturnTroubleStore.Raised trouble, String order) {
        return new Found(
                kind(),
                trouble.since(),
                trouble.number(),
                order,
                trouble.returned().toString(),
                REASONS.getOrDefault(trouble.kind(), "return-parcel-other"),
                Map.of("return", trouble.returned().toString(), "shipment", trouble.shipment()));
    }
}
