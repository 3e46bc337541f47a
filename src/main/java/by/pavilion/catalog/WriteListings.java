package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes what a transaction has made of listings: the rows, their reviews and events, the change log, and what the audit
 * trail keeps of it.
 */
@ApplicationScoped
class WriteListings {
    private final ListingStore store;
    private final ReviewStore reviews;
    private final ChangeLogStore changes;
    private final Outbox outbox;
    private final Audit audit;

    WriteListings(ListingStore store, ReviewStore reviews, ChangeLogStore changes, Outbox outbox, Audit audit) {
        this.store = store;
        this.reviews = reviews;
        this.changes = changes;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * One listing before and after, with the last review of each. When only the review differs, the listing gets a new
     * version all the same, since its merchant reads both as one.
     *
     * @param row locked, or new
     */
    record Change(ListingRow row, Optional<EditedListing> before, EditedListing after) {
        private boolean differsInReview() {
            return !before.flatMap(EditedListing::review).equals(after.review());
        }
    }

    void write(Collection<Change> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        Set<Sku> skus = new TreeSet<>();
        List<Review> reviewed = new ArrayList<>();
        List<Outbox.Numbered> events = new ArrayList<>();
        List<Audited> audited = new ArrayList<>();
        for (Change change : all) {
            Listing after = change.after().onSale();
            Optional<Listing> before = change.before().map(EditedListing::onSale);
            ListingRow row = change.row();
            row.take(after);
            for (Event event : events(before, after)) {
                row.eventSequence++;
                events.add(new Outbox.Numbered(event, row.eventSequence));
            }
            if (before.isEmpty()) {
                store.persist(row);
            }
            if (change.differsInReview()) {
                change.after().review().ifPresent(reviewed::add);
            }
            skus.add(after.sku());
            audited.add(audited(change));
        }
        store.flush();
        reviews.save(reviewed);
        changes.append(skus, now);
        outbox.append(events);
        audit.note(audited);
    }

    /** What a new listing says follows from what it says today and the lines since, so an import's rows stay short. */
    private static Audited audited(Change change) {
        Listing after = change.after().listing();
        return new Audited(
                AuditedKind.LISTING,
                after.sku().value(),
                Optional.of(after.merchant()),
                change.before().map(EditedListing::listing).orElse(null),
                change.before().isPresent() ? after : Map.of("status", after.status()));
    }

    private static List<Event> events(Optional<Listing> before, Listing after) {
        List<Event> events = new ArrayList<>(ofSale(before, after));
        before.filter(known -> ListingComplianceChanged.isBetween(known, after))
                .ifPresent(known -> events.add(ListingComplianceChanged.of(known, after)));
        return events;
    }

    private static List<Event> ofSale(Optional<Listing> before, Listing after) {
        boolean wasPublished = before.filter(Listing::isPublished).isPresent();
        if (!wasPublished && after.isPublished()) {
            return List.of(ListingPublished.of(after));
        }
        if (wasPublished && !after.isPublished()) {
            return List.of(ListingWithdrawn.of(after));
        }
        if (ListingChanged.changedParts(before, after).isEmpty()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        events.add(ListingChanged.of(before, after));
        if (wasPublished && before.isPresent() && !before.get().requirePrice().equals(after.requirePrice())) {
            events.add(ListingPriceChanged.of(before.get(), after));
        }
        return events;
    }
}
