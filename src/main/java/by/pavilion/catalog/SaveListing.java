package by.pavilion.catalog;

import by.pavilion.events.Outbox;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final LockedListings locked;
    private final ProductStore products;
    private final Categories categories;
    private final Attributes attributes;
    private final EditsUnderReview underReview;
    private final JudgeListing judge;
    private final WriteListings writing;
    private final Outbox outbox;
    private final Clock clock;

    SaveListing(
            ListingStore store,
            LockedListings locked,
            ProductStore products,
            Categories categories,
            Attributes attributes,
            EditsUnderReview underReview,
            JudgeListing judge,
            WriteListings writing,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.locked = locked;
        this.products = products;
        this.categories = categories;
        this.attributes = attributes;
        this.underReview = underReview;
        this.judge = judge;
        this.writing = writing;
        this.outbox = outbox;
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
    public record Saved(EditedListing edited, boolean created) implements Outcome {
        /** As its merchant wrote it last. */
        public Listing listing() {
            return edited.listing();
        }
    }

    /** What is there for an SKU, locked; nothing but the name when there is nothing. */
    private record There(@Nullable ListingRow row, Optional<EditedListing> listing) {
        static final There NOTHING = new There(null, Optional.empty());

        Optional<Listing> words() {
            return listing.map(EditedListing::listing);
        }

        boolean isOfAnother(MerchantId merchant) {
            return row != null && row.merchantId != merchant.value();
        }
    }

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
     * Whether a listing could be changed as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 404, 428 or 412 as {@link #change}
     */
    @Transactional
    public void checkThere(MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch) {
        checkThere(merchant, sku, store.find(sku), ifMatch);
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
            Map<Sku, There> there = lock(new TreeSet<>(List.of(sku)));
            check(merchant, sku, there.getOrDefault(sku, There.NOTHING).words(), ifMatch);
            return save(merchant, sku, there, draft);
        });
    }

    /**
     * Changes one listing in part.
     *
     * @param ifMatch the version to change
     * @param change what it shall be, given how it was written last
     * @throws by.pavilion.shared.Problem 404 when the merchant has none of this SKU, 428 or 412 by version, 422 with every
     *     wrong field
     */
    public Saved change(
            MerchantId merchant, Sku sku, @Nullable IfMatch ifMatch, Function<EditedListing, ListingDraft> change) {
        return Transactions.retrying(() -> {
            Map<Sku, There> there = lock(new TreeSet<>(List.of(sku)));
            Optional<EditedListing> known =
                    there.getOrDefault(sku, There.NOTHING).listing();
            checkThere(merchant, sku, known.map(EditedListing::onSale), ifMatch);
            return save(merchant, sku, there, change.apply(known.orElseThrow()));
        });
    }

    private Saved save(MerchantId merchant, Sku sku, Map<Sku, There> there, ListingDraft draft) {
        Edit edit = new Edit(sku, before -> draft, List.of());
        Outcome outcome = saveAll(merchant, List.of(edit), there, false).get(0);
        if (outcome instanceof Refused refused) {
            throw CatalogProblems.wrong(refused.errors());
        }
        return (Saved) outcome;
    }

    /** Everything that is wrong with a draft; {@link #save} refuses it for the same reasons, but for texts that are there. */
    public List<FieldError> errorsIn(ListingDraft draft) {
        return errorsIn(draft, Optional.empty());
    }

    private List<FieldError> errorsIn(ListingDraft draft, Optional<Listing> before) {
        return ListingRules.errorsIn(
                draft, before, code -> categories.find(code).isPresent(), attributes::of);
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

    private static void checkThere(MerchantId merchant, Sku sku, Optional<Listing> found, @Nullable IfMatch ifMatch) {
        Listing own = found.filter(listing -> listing.merchant().equals(merchant))
                .orElseThrow(() -> CatalogProblems.noSuchListing(sku));
        IfMatch.check(ifMatch, own.version());
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

    private List<Outcome> saveAll(MerchantId merchant, List<Edit> edits, Map<Sku, There> there, boolean dryRun) {
        Map<Sku, Outcome> outcomes = new LinkedHashMap<>();
        Map<Sku, ListingDraft> accepted = new LinkedHashMap<>();
        for (Edit edit : edits) {
            There known = there.getOrDefault(edit.sku(), There.NOTHING);
            if (known.isOfAnother(merchant)) {
                outcomes.put(edit.sku(), new Refused(List.of(FieldError.of("/sku", "sku-taken"))));
                continue;
            }
            ListingDraft draft = edit.draft().apply(known.words());
            List<FieldError> errors = errors(edit, draft, known.words());
            if (errors.isEmpty()) {
                accepted.put(edit.sku(), draft);
            } else {
                outcomes.put(edit.sku(), new Refused(errors));
            }
        }
        outcomes.putAll(write(merchant, accepted, there, dryRun));
        List<Outcome> inOrder = new ArrayList<>();
        for (Edit edit : edits) {
            inOrder.add(outcomes.get(edit.sku()));
        }
        return inOrder;
    }

    private Map<Sku, Outcome> write(
            MerchantId merchant, Map<Sku, ListingDraft> drafts, Map<Sku, There> there, boolean dryRun) {
        Map<Sku, Outcome> outcomes = new HashMap<>();
        List<WriteListings.Change> written = new ArrayList<>();
        Instant now = clock.instant();
        Map<String, ProductId> productIds = dryRun ? Map.of() : products.idsOf(merchant, productCodes(drafts));
        drafts.forEach((sku, draft) -> {
            There known = there.getOrDefault(sku, There.NOTHING);
            Optional<EditedListing> before = known.listing();
            ProductId productId = productIds.getOrDefault(productCode(sku, draft), new ProductId(0));
            Listing wanted = draft.toListing(sku, merchant, productId, before.map(EditedListing::onSale), now);
            EditedListing edited = underReview.edited(before, draft, wanted, now);
            EditedListing after = new EditedListing(judge.judged(edited.onSale()), edited.review());
            boolean changed = before.filter(same -> isSame(same, after)).isEmpty();
            if (changed && !dryRun) {
                written.add(new WriteListings.Change(
                        Objects.requireNonNullElseGet(known.row(), ListingRow::new), before, after));
            }
            outcomes.put(sku, new Saved(changed ? after : before.orElse(after), before.isEmpty()));
        });
        writing.write(written, now);
        written.forEach(change -> outcomes.put(
                change.after().onSale().sku(),
                new Saved(
                        new EditedListing(
                                change.row().toListing(), change.after().review()),
                        change.before().isEmpty())));
        return outcomes;
    }

    private static boolean isSame(EditedListing before, EditedListing after) {
        return ListingChanged.changedParts(Optional.of(before.onSale()), after.onSale())
                        .isEmpty()
                && before.review().equals(after.review());
    }

    /**
     * Judges a merchant's next listings again, in the transaction at hand.
     *
     * @param after those up to this SKU are done
     * @return the last one looked at; empty when there are no more
     */
    Optional<String> judgeAgain(MerchantId merchant, String after, int limit) {
        return judgeAgain(store.lockAfter(merchant, after, limit), limit);
    }

    /**
     * Judges the next listings again, whoever's they are, in the transaction at hand: for when something has changed that may
     * concern them all. Those that are judged as before stay as they are.
     *
     * @param after those up to this SKU are done; empty at the beginning
     * @return the last one looked at; empty when there are no more
     */
    public Optional<String> judgeAgain(String after, int limit) {
        return judgeAgain(store.lockAfter(after, limit), limit);
    }

    private Optional<String> judgeAgain(List<ListingRow> rows, int limit) {
        List<WriteListings.Change> written = new ArrayList<>();
        Instant now = clock.instant();
        for (ListingRow row : rows) {
            Listing before = row.toListing();
            Listing judged = judge.judged(before);
            if (!judged.reasons().equals(before.reasons())) {
                written.add(new WriteListings.Change(
                        row,
                        Optional.of(new EditedListing(before, Optional.empty())),
                        new EditedListing(judged.updatedAt(now), Optional.empty())));
            }
        }
        writing.write(written, now);
        return last(rows, limit);
    }

    /** Tells of a merchant's next listings which of them a document's end will take off sale; else as {@link #judgeAgain}. */
    Optional<String> warn(MerchantId merchant, String after, int limit, RejudgementStore.Ending ending) {
        List<ListingRow> rows = store.lockAfter(merchant, after, limit);
        List<Outbox.Numbered> events = new ArrayList<>();
        for (ListingRow row : rows) {
            Listing listing = row.toListing();
            List<BlockingReason> reasons = listing.isPublished() ? beginningOn(ending.end(), listing) : List.of();
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

    /** What speaks against it from this day on: what does so the day before comes from something else than the day's end. */
    private List<BlockingReason> beginningOn(LocalDate day, Listing listing) {
        List<BlockingReason> before = judge.reasonsAgainst(listing, day.minusDays(1));
        return judge.reasonsAgainst(listing, day).stream()
                .filter(reason -> !before.contains(reason))
                .toList();
    }

    private static Optional<String> last(List<ListingRow> rows, int limit) {
        return rows.size() < limit ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).sku);
    }

    private Map<Sku, There> lock(SortedSet<Sku> skus) {
        Map<Sku, There> there = new HashMap<>();
        locked.all(skus)
                .forEach(one ->
                        there.put(one.listing().onSale().sku(), new There(one.row(), Optional.of(one.listing()))));
        return there;
    }

    private List<FieldError> errors(Edit edit, ListingDraft draft, Optional<Listing> before) {
        List<FieldError> errors = new ArrayList<>(edit.errors());
        List<String> told = errors.stream().map(FieldError::pointer).toList();
        errorsIn(draft, before).stream()
                .filter(error -> !told.contains(error.pointer()))
                .forEach(errors::add);
        return errors;
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
