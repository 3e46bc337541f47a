package by.pavilion.pricing;

import by.pavilion.catalog.Categories;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes promotions and changes them. What was ordered before keeps its price. */
@ApplicationScoped
public class SavePromotion {
    /** Each replica holds those that are not over in memory, of all merchants together no more than it can. */
    static final int MOST_OF_A_MERCHANT = 500;

    private final PromotionStore store;
    private final Listings listings;
    private final Categories categories;
    private final SalesChannels salesChannels;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    SavePromotion(
            PromotionStore store,
            Listings listings,
            Categories categories,
            SalesChannels salesChannels,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.listings = listings;
        this.categories = categories;
        this.salesChannels = salesChannels;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the merchant says; see {@link Promotion}. */
    public record Particulars(
            Map<String, String> titles,
            Benefit benefit,
            PromotionScope scope,
            Optional<String> couponCode,
            Optional<Long> mostUses,
            Optional<Long> mostUsesOfBuyer,
            Instant startsAt,
            Instant endsAt,
            boolean paused) {
        public Particulars {
            titles = Map.copyOf(titles);
        }

        Terms terms() {
            return new Terms(
                    Optional.of(benefit),
                    scope,
                    couponCode,
                    mostUses,
                    mostUsesOfBuyer,
                    Optional.of(startsAt),
                    Optional.of(endsAt));
        }

        Promotion as(PromotionId id, MerchantId merchant, long version, Instant createdAt) {
            return new Promotion(
                    id,
                    merchant,
                    titles,
                    benefit,
                    scope,
                    couponCode,
                    mostUses,
                    mostUsesOfBuyer,
                    startsAt,
                    endsAt,
                    paused,
                    version,
                    createdAt);
        }
    }

    /** What has to fit together in a promotion. A part of it may be missing, because it is wrong by itself. */
    public record Terms(
            Optional<Benefit> benefit,
            PromotionScope scope,
            Optional<String> couponCode,
            Optional<Long> mostUses,
            Optional<Long> mostUsesOfBuyer,
            Optional<Instant> startsAt,
            Optional<Instant> endsAt) {}

    /**
     * Makes a promotion, once for each key. A repeat gets the first answer, whatever has become of the goods since.
     *
     * @throws by.pavilion.shared.Problem 409 when the coupon code is taken or the merchant has too many, 422 with everything
     *     that does not fit together
     */
    public Promotion make(String caller, IdempotencyKey key, MerchantId merchant, Particulars particulars) {
        PromotionId id = new PromotionId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "make promotion\n" + merchant + "\n" + particulars, id.toString());
            if (earlier.isPresent()) {
                return find(merchant, PromotionId.fromString(earlier.get()));
            }
            check(merchant, particulars);
            Promotion promotion = particulars.as(id, merchant, 1, clock.instant());
            checkCount(promotion);
            if (!store.insert(promotion)) {
                throw PromotionProblems.codeTaken();
            }
            audit.note(new Audited(AuditedKind.PROMOTION, id.toString(), Optional.of(merchant), null, promotion));
            return promotion;
        });
    }

    /**
     * Whether a promotion could be replaced as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 404, 428 or 412 as {@link #replace}
     */
    @Transactional
    public void check(MerchantId merchant, PromotionId id, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, find(merchant, id).version());
    }

    /**
     * Replaces a promotion.
     *
     * @throws by.pavilion.shared.Problem 404 when it is not the merchant's, 428 or 412 by version, 409 and 422 as
     *     {@link #make}
     */
    public Promotion replace(MerchantId merchant, PromotionId id, @Nullable IfMatch ifMatch, Particulars particulars) {
        check(merchant, particulars);
        return Transactions.retrying(() -> {
            Promotion before = store.lock(merchant, id).orElseThrow(PromotionProblems::noSuchPromotion);
            IfMatch.check(ifMatch, before.version());
            if (particulars
                    .as(id, merchant, before.version(), before.createdAt())
                    .equals(before)) {
                return before;
            }
            Promotion after = particulars.as(id, merchant, before.version() + 1, before.createdAt());
            if (before.isOverAt(clock.instant())) {
                checkCount(after);
            }
            if (!store.update(after)) {
                throw PromotionProblems.codeTaken();
            }
            audit.note(new Audited(AuditedKind.PROMOTION, id.toString(), Optional.of(merchant), before, after));
            return after;
        });
    }

    private void checkCount(Promotion promotion) {
        Instant now = clock.instant();
        if (!promotion.isOverAt(now)
                && store.lockNotOver(promotion.merchant(), promotion.id(), now) >= MOST_OF_A_MERCHANT) {
            throw PromotionProblems.tooMany(MOST_OF_A_MERCHANT);
        }
    }

    private Promotion find(MerchantId merchant, PromotionId id) {
        return store.find(merchant, id).orElseThrow(PromotionProblems::noSuchPromotion);
    }

    /** What cannot be said of a promotion. */
    public static Problem refused(List<FieldError> errors) {
        return PromotionProblems.validation(errors);
    }

    private void check(MerchantId merchant, Particulars particulars) {
        List<FieldError> errors = errorsIn(merchant, particulars.terms());
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    /** Everything in it that would be refused. */
    public List<FieldError> errorsIn(MerchantId merchant, Terms terms) {
        List<FieldError> errors = new ArrayList<>(unknownIn(merchant, terms));
        terms.startsAt()
                .flatMap(start -> terms.endsAt().filter(end -> !end.isAfter(start)))
                .ifPresent(end -> errors.add(FieldError.of("/endsAt", "ends-before-it-begins")));
        if (terms.couponCode().isEmpty()) {
            terms.mostUses().ifPresent(most -> errors.add(FieldError.of("/mostUses", "needs-code")));
            terms.mostUsesOfBuyer().ifPresent(most -> errors.add(FieldError.of("/mostUsesOfBuyer", "needs-code")));
        }
        terms.benefit().ifPresent(benefit -> errors.addAll(errorsIn(benefit)));
        return errors;
    }

    private static List<FieldError> errorsIn(Benefit benefit) {
        List<FieldError> errors = new ArrayList<>();
        if (benefit instanceof Benefit.BuyPay buyPay && buyPay.pay() >= buyPay.buy()) {
            errors.add(FieldError.of("/benefit/pay", "less-than-buy"));
        }
        if (benefit instanceof Benefit.AmountOff amountOff) {
            MoneyCheck.errorIn("/benefit/amount", amountOff.amount(), Money.ofMinor(1, Money.CNY))
                    .ifPresent(errors::add);
            MoneyCheck.errorIn("/benefit/minimum", amountOff.minimum(), Money.zero(Money.CNY))
                    .ifPresent(errors::add);
        }
        return errors;
    }

    /** Goods that the merchant does not have, categories and channels that nobody has: such a promotion would never apply. */
    private List<FieldError> unknownIn(MerchantId merchant, Terms terms) {
        Map<String, Sku> named = new TreeMap<>();
        List<Sku> skus = terms.scope().skus();
        for (int place = 0; place < skus.size(); place++) {
            named.put("/skus/" + place, skus.get(place));
        }
        terms.benefit().ifPresent(benefit -> {
            if (benefit instanceof Benefit.Gift gift) {
                named.put("/benefit/sku", gift.sku());
            }
        });
        Map<Sku, Listing> known = listings.findAll(Set.copyOf(named.values()));
        List<FieldError> errors = new ArrayList<>();
        named.forEach((pointer, sku) -> {
            Listing listing = known.get(sku);
            if (listing == null || !listing.merchant().equals(merchant)) {
                errors.add(FieldError.of(pointer, "unknown-sku"));
            }
        });
        List<String> wanted = terms.scope().categories();
        for (int place = 0; place < wanted.size(); place++) {
            if (categories.find(wanted.get(place)).isEmpty()) {
                errors.add(FieldError.of("/categories/" + place, "unknown-category"));
            }
        }
        Set<String> channels = salesChannels.names();
        List<String> meant = terms.scope().channels();
        for (int place = 0; place < meant.size(); place++) {
            if (!channels.contains(meant.get(place))) {
                errors.add(new FieldError(
                        "/channels/" + place,
                        "unknown-channel",
                        Map.of("known", channels.stream().sorted().collect(Collectors.joining(", ")))));
            }
        }
        return errors;
    }
}
