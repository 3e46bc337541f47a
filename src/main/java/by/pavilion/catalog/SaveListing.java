package by.pavilion.catalog;

import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes listings and replaces them: one from a request, many from the rows of a file. Either way the rows are locked in the
 * order of SKUs, checked, judged by every {@link PublishingCheck}, and written with their events and the change log in
 * one transaction. What does not differ from before changes nothing.
 */
@ApplicationScoped
public class SaveListing {
    private final ListingStore store;
    private final ProductStore products;
    private final ChangeLogStore changes;
    private final Categories categories;
    private final List<PublishingCheck> checks;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    SaveListing(
            ListingStore store,
            ProductStore products,
            ChangeLogStore changes,
            Categories categories,
            @All List<PublishingCheck> checks,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.products = products;
        this.changes = changes;
        this.categories = categories;
        this.checks = checks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A wish to make or replace a listing.
     *
     * @param draft what it shall be, given what it is
     * @param errors what is known to be wrong already; then nothing is saved, but the rest is checked and told as well
     */
    public record Edit(Sku sku, Function<Optional<Listing>, ListingDraft> draft, List<FieldError> errors) {}

    /** What became of an edit. */
    public sealed interface Outcome permits Saved, Refused {}

    /** The listing as it is now; {@code created} when it was not there before. */
    public record Saved(Listing listing, boolean created) implements Outcome {}

    /** Nothing was saved, for these reasons. */
    public record Refused(List<FieldError> errors) implements Outcome {}

    /**
     * Whether a listing could be saved as far as it depends on what is there, whatever it shall say.
     *
     * @throws by.pavilion.shared.Problem 404, 428 or 412 as {@link #save}
     */
    @Transactional
    public void check(MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch) {
        check(merchant, sku, store.find(sku), ifMatch);
    }

    /**
     * Makes or replaces one listing.
     *
     * @param ifMatch the version to replace; null to make a new one
     * @throws by.pavilion.shared.Problem 404 when the SKU is another merchant's, 428 or 412 by version, 422 with every
     *     wrong field
     */
    public Saved save(MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch, ListingDraft draft) {
        return Transactions.retrying(() -> {
            Map<Sku, ListingRow> rows = lock(new TreeSet<>(List.of(sku)));
            check(merchant, sku, before(rows.get(sku)), ifMatch);
            Edit edit = new Edit(sku, before -> draft, List.of());
            Outcome outcome = saveAll(merchant, List.of(edit), rows, false).get(0);
            if (outcome instanceof Refused refused) {
                throw CatalogProblems.wrong(refused.errors());
            }
            return (Saved) outcome;
        });
    }

    /** Everything that is wrong with a draft; {@link #save} refuses it for the same reasons. */
    public List<FieldError> errorsIn(ListingDraft draft) {
        return ListingRules.errorsIn(draft, code -> categories.find(code).isPresent());
    }

    private static void check(MerchantId merchant, Sku sku, Optional<Listing> before, @Nullable IfMatch ifMatch) {
        if (before.isEmpty()) {
            IfMatch.checkAbsent(ifMatch);
        } else if (before.get().merchant().equals(merchant)) {
            IfMatch.check(ifMatch, before.get().version());
        } else {
            throw CatalogProblems.noSuchListing(sku);
        }
    }

    /**
     * Does all edits in the transaction at hand, each as a value: a refused one does not touch its neighbours.
     *
     * @param edits at most one for each SKU
     * @param dryRun tell what would happen and write nothing
     * @return the outcomes in the order of the edits
     */
    public List<Outcome> saveAll(MerchantId merchant, List<Edit> edits, boolean dryRun) {
        return saveAll(
                merchant,
                edits,
                lock(edits.stream().map(Edit::sku).collect(Collectors.toCollection(TreeSet::new))),
                dryRun);
    }

    private List<Outcome> saveAll(MerchantId merchant, List<Edit> edits, Map<Sku, ListingRow> rows, boolean dryRun) {
        Map<Sku, Outcome> outcomes = new LinkedHashMap<>();
        Map<Sku, ListingDraft> accepted = new LinkedHashMap<>();
        for (Edit edit : edits) {
            ListingRow row = rows.get(edit.sku());
            if (row != null && row.merchantId != merchant.value()) {
                outcomes.put(edit.sku(), new Refused(List.of(FieldError.of("/sku", "sku-taken"))));
                continue;
            }
            ListingDraft draft = edit.draft().apply(before(row));
            List<FieldError> errors = errors(edit, draft);
            if (errors.isEmpty()) {
                accepted.put(edit.sku(), draft);
            } else {
                outcomes.put(edit.sku(), new Refused(errors));
            }
        }
        outcomes.putAll(write(merchant, accepted, rows, dryRun));
        List<Outcome> inOrder = new ArrayList<>();
        for (Edit edit : edits) {
            inOrder.add(outcomes.get(edit.sku()));
        }
        return inOrder;
    }

    private Map<Sku, Outcome> write(
            MerchantId merchant, Map<Sku, ListingDraft> drafts, Map<Sku, ListingRow> rows, boolean dryRun) {
        Map<Sku, Outcome> outcomes = new HashMap<>();
        Map<Sku, ListingRow> written = new LinkedHashMap<>();
        List<Outbox.Numbered> events = new ArrayList<>();
        List<Audited> audited = new ArrayList<>();
        Instant now = clock.instant();
        Map<String, ProductId> productIds = dryRun ? Map.of() : products.idsOf(merchant, productCodes(drafts));
        drafts.forEach((sku, draft) -> {
            ListingRow row = rows.get(sku);
            Optional<Listing> before = before(row);
            ProductId productId = productIds.getOrDefault(productCode(sku, draft), new ProductId(0));
            Listing after = judged(draft.toListing(sku, merchant, productId, before, now));
            boolean changed = before.isEmpty()
                    || !ListingChanged.changedParts(before, after).isEmpty();
            if (changed && !dryRun) {
                ListingRow target = row == null ? new ListingRow() : row;
                target.take(after);
                for (Event event : events(before, after)) {
                    target.eventSequence++;
                    events.add(new Outbox.Numbered(event, target.eventSequence));
                }
                if (row == null) {
                    store.persist(target);
                }
                written.put(sku, target);
                audited.add(audited(before, after));
            }
            outcomes.put(sku, new Saved(changed ? after : before.orElse(after), before.isEmpty()));
        });
        if (!written.isEmpty()) {
            store.flush();
            changes.append(written.keySet(), now);
            outbox.append(events);
            audit.note(audited);
            written.forEach((sku, row) -> outcomes.computeIfPresent(
                    sku, (key, saved) -> new Saved(row.toListing(), ((Saved) saved).created())));
        }
        return outcomes;
    }

    /**
     * Judges a merchant's next listings again, in the transaction at hand.
     *
     * @param after those up to this SKU are done
     * @return the last one looked at; empty when there are no more
     */
    Optional<String> judgeAgain(MerchantId merchant, String after, int limit) {
        List<ListingRow> rows = store.lockAfter(merchant, after, limit);
        Set<Sku> written = new TreeSet<>();
        List<Outbox.Numbered> events = new ArrayList<>();
        List<Audited> audited = new ArrayList<>();
        Instant now = clock.instant();
        for (ListingRow row : rows) {
            Listing before = row.toListing();
            Listing judged = judged(before);
            if (!judged.reasons().equals(before.reasons())) {
                Listing fresh = judged.updatedAt(now);
                row.take(fresh);
                for (Event event : events(Optional.of(before), fresh)) {
                    row.eventSequence++;
                    events.add(new Outbox.Numbered(event, row.eventSequence));
                }
                written.add(before.sku());
                audited.add(audited(Optional.of(before), fresh));
            }
        }
        if (!written.isEmpty()) {
            store.flush();
            changes.append(written, now);
            outbox.append(events);
            audit.note(audited);
        }
        return last(rows, limit);
    }

    /** Tells of a merchant's next listings which of them a document's end will take off sale; else as {@link #judgeAgain}. */
    Optional<String> warn(MerchantId merchant, String after, int limit, RejudgementStore.Ending ending) {
        List<ListingRow> rows = store.lockAfter(merchant, after, limit);
        List<Outbox.Numbered> events = new ArrayList<>();
        for (ListingRow row : rows) {
            Listing listing = row.toListing();
            List<BlockingReason> reasons = listing.isPublished()
                    ? checks.stream()
                            .map(check -> check.reasonsAgainst(listing, ending.end()))
                            .flatMap(Collection::stream)
                            .toList()
                    : List.of();
            if (!reasons.isEmpty()) {
                row.eventSequence++;
                events.add(new Outbox.Numbered(
                        ListingDocumentExpiring.of(listing, ending, reasons, clock.instant()), row.eventSequence));
            }
        }
        store.flush();
        outbox.append(events);
        return last(rows, limit);
    }

    private static Optional<String> last(List<ListingRow> rows, int limit) {
        return rows.size() < limit ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).sku);
    }

    private Map<Sku, ListingRow> lock(SortedSet<Sku> skus) {
        Map<Sku, ListingRow> rows = new HashMap<>();
        if (!skus.isEmpty()) {
            store.lock(skus).forEach(row -> rows.put(new Sku(row.sku), row));
        }
        return rows;
    }

    private List<FieldError> errors(Edit edit, ListingDraft draft) {
        List<FieldError> errors = new ArrayList<>(edit.errors());
        List<String> told = errors.stream().map(FieldError::pointer).toList();
        errorsIn(draft).stream()
                .filter(error -> !told.contains(error.pointer()))
                .forEach(errors::add);
        return errors;
    }

    private Listing judged(Listing listing) {
        return listing.judged(checks.stream()
                .map(check -> check.reasonsAgainst(listing))
                .flatMap(Collection::stream)
                .toList());
    }

    /** What a new listing says follows from what it says today and the lines since, so an import's rows stay short. */
    private static Audited audited(Optional<Listing> before, Listing after) {
        return new Audited(
                AuditedKind.LISTING,
                after.sku().value(),
                Optional.of(after.merchant()),
                before.orElse(null),
                before.isPresent() ? after : Map.of("status", after.status()));
    }

    private static List<Event> events(Optional<Listing> before, Listing after) {
        boolean wasPublished = before.filter(Listing::isPublished).isPresent();
        if (!wasPublished && after.isPublished()) {
            return List.of(ListingPublished.of(after));
        }
        if (wasPublished && !after.isPublished()) {
            return List.of(ListingWithdrawn.of(after));
        }
        List<Event> events = new ArrayList<>();
        events.add(ListingChanged.of(before, after));
        if (wasPublished && before.isPresent() && !before.get().requirePrice().equals(after.requirePrice())) {
            events.add(ListingPriceChanged.of(before.get(), after));
        }
        return events;
    }

    private static Optional<Listing> before(@Nullable ListingRow row) {
        return Optional.ofNullable(row).map(ListingRow::toListing);
    }

    private static SortedSet<String> productCodes(Map<Sku, ListingDraft> drafts) {
        SortedSet<String> codes = new TreeSet<>();
        drafts.forEach((sku, draft) -> codes.add(productCode(sku, draft)));
        return codes;
    }

    private static String productCode(Sku sku, ListingDraft draft) {
        String code = draft.productCode();
        return code == null ? sku.value() : code;
    }
}
