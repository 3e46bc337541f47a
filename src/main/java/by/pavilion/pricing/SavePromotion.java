package by.pavilion.pricing;

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
import org.jspecify.annotations.Nullable;

/** Makes promotions and changes them. What was ordered before keeps its price. */
@ApplicationScoped
public class SavePromotion {
    private final PromotionStore store;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    SavePromotion(PromotionStore store, IdempotencyKeys keys, Ids ids, Audit audit, Clock clock) {
        this.store = store;
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

    /**
     * Makes a promotion, once for each key.
     *
     * @throws by.pavilion.shared.Problem 409 when the coupon code is taken, 422 with everything that does not fit together
     */
    public Promotion make(String caller, IdempotencyKey key, MerchantId merchant, Particulars particulars) {
        check(particulars);
        PromotionId id = new PromotionId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "make promotion\n" + merchant + "\n" + particulars, id.toString());
            if (earlier.isPresent()) {
                return find(merchant, PromotionId.fromString(earlier.get()));
            }
            Promotion promotion = particulars.as(id, merchant, 1, clock.instant());
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
        check(particulars);
        return Transactions.retrying(() -> {
            Promotion before = store.lock(merchant, id).orElseThrow(PromotionProblems::noSuchPromotion);
            IfMatch.check(ifMatch, before.version());
            if (particulars
                    .as(id, merchant, before.version(), before.createdAt())
                    .equals(before)) {
                return before;
            }
            Promotion after = particulars.as(id, merchant, before.version() + 1, before.createdAt());
            if (!store.update(after)) {
                throw PromotionProblems.codeTaken();
            }
            audit.note(new Audited(AuditedKind.PROMOTION, id.toString(), Optional.of(merchant), before, after));
            return after;
        });
    }

    private Promotion find(MerchantId merchant, PromotionId id) {
        return store.find(merchant, id).orElseThrow(PromotionProblems::noSuchPromotion);
    }

    /** What cannot be said of a promotion. */
    public static Problem refused(List<FieldError> errors) {
        return PromotionProblems.validation(errors);
    }

    private static void check(Particulars particulars) {
        List<FieldError> errors = new ArrayList<>();
        if (!particulars.endsAt().isAfter(particulars.startsAt())) {
            errors.add(new FieldError("/endsAt", "ends-before-it-begins", Map.of()));
        }
        if (particulars.couponCode().isEmpty()) {
            particulars.mostUses().ifPresent(most -> errors.add(new FieldError("/mostUses", "needs-code", Map.of())));
            particulars
                    .mostUsesOfBuyer()
                    .ifPresent(most -> errors.add(new FieldError("/mostUsesOfBuyer", "needs-code", Map.of())));
        }
        if (particulars.benefit() instanceof Benefit.BuyPay buyPay && buyPay.pay() >= buyPay.buy()) {
            errors.add(new FieldError("/benefit/pay", "less-than-buy", Map.of()));
        }
        if (particulars.benefit() instanceof Benefit.AmountOff amountOff) {
            MoneyCheck.errorIn("/benefit/amount", amountOff.amount(), Money.ofMinor(1, Money.CNY))
                    .ifPresent(errors::add);
            MoneyCheck.errorIn("/benefit/minimum", amountOff.minimum(), Money.zero(Money.CNY))
                    .ifPresent(errors::add);
        }
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }
}
