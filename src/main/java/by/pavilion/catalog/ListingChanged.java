package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A listing reads or stands differently now, and is as public as before. One that is not on sale and was not there before
 * says so too, with everything changed.
 *
 * @param changed JSON pointers to what changed
 */
public record ListingChanged(
        String sku,
        String merchantId,
        String productId,
        String productCode,
        String category,
        String brand,
        Map<String, String> names,
        String hsCode,
        @Nullable String gtin,
        @Nullable Money price,
        String status,
        List<String> changed,
        Instant changedAt)
        implements Event {

    private static final Map<String, Function<Listing, Optional<Object>>> PARTS = Map.ofEntries(
            part("/productCode", Listing::productCode),
            part("/category", Listing::category),
            part("/brand", Listing::brand),
            part("/texts", Listing::texts),
            part("/customs", Listing::customs),
            part("/netWeightGrams", Listing::netWeightGrams),
            part("/grossWeightGrams", Listing::grossWeightGrams),
            part("/content", Listing::content),
            part("/storage", Listing::storage),
            part("/shelfLifeDays", Listing::shelfLifeDays),
            part("/producer", Listing::producer),
            part("/producerRegistration", Listing::producerRegistration),
            part("/price", Listing::price),
            part("/note", Listing::note),
            part("/options", listing -> listing.presentation().options()),
            part("/attributes", listing -> listing.presentation().attributes()),
            part("/media", listing -> listing.presentation().media()),
            part("/status", Listing::status),
            part("/reasons", Listing::reasons));

    /** What an operator has no say in: what a merchant may change at any time, and what follows from elsewhere. */
    private static final Set<String> NEEDS_NO_REVIEW = Set.of("/price", "/note", "/status", "/reasons");

    static ListingChanged of(Optional<Listing> before, Listing after) {
        return new ListingChanged(
                after.sku().value(),
                after.merchant().toString(),
                after.productId().toString(),
                after.productCode(),
                after.category(),
                after.brand(),
                after.names(),
                after.customs().hsCode(),
                after.customs().gtin(),
                after.price(),
                after.status().name(),
                changedParts(before, after),
                after.updatedAt());
    }

    /** JSON pointers to the parts of which the two differ, sorted; all that are there when there was nothing before. */
    static List<String> changedParts(Optional<Listing> before, Listing after) {
        List<String> changed = new ArrayList<>();
        PARTS.forEach((pointer, part) -> {
            if (!Objects.equals(before.flatMap(part), part.apply(after))) {
                changed.add(pointer);
            }
        });
        return changed.stream().sorted().toList();
    }

    /** The same, but only what buyers or customs read and an operator has to see. */
    static List<String> reviewedParts(Listing before, Listing after) {
        return changedParts(Optional.of(before), after).stream()
                .filter(part -> !NEEDS_NO_REVIEW.contains(part))
                .toList();
    }

    private static Map.Entry<String, Function<Listing, Optional<Object>>> part(
            String pointer, Function<Listing, @Nullable Object> part) {
        return Map.entry(pointer, listing -> Optional.ofNullable(part.apply(listing)));
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public String fact() {
        return "changed";
    }

    @Override
    public String key() {
        return sku;
    }

    @Override
    public Instant happenedAt() {
        return changedAt;
    }
}
