package by.pavilion.catalog;

import static by.pavilion.catalog.ListingStatus.BLOCKED;
import static by.pavilion.catalog.ListingStatus.DRAFT;
import static by.pavilion.catalog.ListingStatus.IN_REVIEW;
import static by.pavilion.catalog.ListingStatus.PAUSED;
import static by.pavilion.catalog.ListingStatus.PUBLISHED;
import static by.pavilion.catalog.ListingStatus.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ListingStatusProperties {
    private static final Instant LATER = Instant.parse("2026-11-01T08:00:00Z");
    private static final List<BlockingReason> REASON = List.of(BlockingReason.of("no-price", "/price"));

    /** The table of ADR 33, written a second time. */
    private static final Map<ListingStatus, Set<ListingStatus>> TABLE = Map.of(
            DRAFT, Set.of(IN_REVIEW, RETIRED),
            IN_REVIEW, Set.of(DRAFT, PUBLISHED, BLOCKED, RETIRED),
            PUBLISHED, Set.of(BLOCKED, PAUSED, RETIRED),
            BLOCKED, Set.of(PUBLISHED, PAUSED, RETIRED),
            PAUSED, Set.of(PUBLISHED, BLOCKED, RETIRED),
            RETIRED, Set.of(IN_REVIEW));

    @Example
    void exitsAreThoseOfTheTable() {
        for (ListingStatus status : ListingStatus.values()) {
            assertThat(status.next()).as("exits of %s", status).isEqualTo(TABLE.get(status));
        }
    }

    @Example
    void everyStatusCanBeReachedFromADraftAndMayEndRetired() {
        Set<ListingStatus> seen = EnumSet.of(DRAFT);
        for (int step = 0; step < ListingStatus.values().length; step++) {
            Set.copyOf(seen).forEach(status -> seen.addAll(status.next()));
        }
        assertThat(seen).containsExactlyInAnyOrder(ListingStatus.values());
        assertThat(ListingStatus.values())
                .allMatch(status -> status == RETIRED || status.next().contains(RETIRED));
    }

    /** Whatever is tried, in whatever order: only what the table allows happens, and nothing is on sale undecided. */
    @Property
    void onlyADecisionLeadsFromADraftOrRetirementToBuyers(@ForAll List<ListingStatus> tried, @ForAll boolean blocked) {
        Listing listing = TestListings.listing(new Sku("T-1")).drafted();
        boolean decided = false;

        for (ListingStatus wanted : tried) {
            Listing before = listing;
            boolean allowed = before.status().next().contains(wanted);
            if (!allowed) {
                assertThatThrownBy(() -> before.to(wanted, LATER)).isInstanceOf(IllegalStateException.class);
                continue;
            }
            listing = wanted.isOffered()
                    ? before.offered(wanted == BLOCKED ? REASON : List.of(), LATER)
                    : before.to(wanted, LATER);
            decided = (wanted.isOffered() && before.status() == IN_REVIEW) || (decided && wanted != RETIRED);

            assertThat(listing.status()).isEqualTo(wanted);
            assertThat(listing.status().isDecided()).isEqualTo(decided);
        }

        Listing judged = listing.judged(blocked ? REASON : List.of());
        assertThat(judged.isPublished()).isEqualTo(listing.status().isOffered() && !blocked);
        assertThat(judged.reasons()).isEqualTo(blocked ? REASON : List.of());
    }
}
