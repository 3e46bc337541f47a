package by.pavilion.catalog;

import by.pavilion.events.Outbox;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells of prices that listings do not say themselves but get for a time. The events stand in one row with those of the
 * listings; the listings and their versions stay as they are.
 */
@ApplicationScoped
public class AnnouncePrices {
    private final ListingStore store;
    private final Outbox outbox;
    private final Clock clock;

    AnnouncePrices(ListingStore store, Outbox outbox, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A price from a time on.
     *
     * @param priceListId what gives it
     * @param channels all when empty
     * @param validTo the first moment at which it no longer holds; not before {@code validFrom}, and when the same it never holds
     */
    public record Announcement(
            Sku sku,
            String priceListId,
            List<String> channels,
            Money price,
            Instant validFrom,
            Optional<Instant> validTo) {
        public Announcement {
            channels = List.copyOf(channels);
        }
    }

    /** Writes an event for each, in the caller's transaction. A listing that has no price of its own yet is left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(List<Announcement> announcements) {
        Map<Sku, Announcement> bySku = announcements.stream().collect(Collectors.toMap(Announcement::sku, one -> one));
        Map<Sku, Long> sequences = store.raiseEventSequences(new TreeSet<>(bySku.keySet()));
        List<Outbox.Numbered> events = new ArrayList<>();
        for (Listing listing : store.findAll(sequences.keySet())) {
            Announcement announcement = bySku.get(listing.sku());
            Long sequence = sequences.get(listing.sku());
            if (announcement != null && sequence != null) {
                events.add(
                        new Outbox.Numbered(ListingPriceChanged.of(listing, announcement, clock.instant()), sequence));
            }
        }
        outbox.append(events);
    }
}
