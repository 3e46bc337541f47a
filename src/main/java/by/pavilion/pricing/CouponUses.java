package by.pavilion.pricing;

import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Counts the uses of coupons against their limits, in the transaction that places the orders: who comes first is served
 * first, and no code is ever used once too often. Lock order: the counters, by promotion and person.
 */
@ApplicationScoped
public class CouponUses {
    private final CouponStore store;
    private final Clock clock;

    CouponUses(CouponStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A wish to use a coupon.
     *
     * @param reference what it is used for: an order's id, by which it is given back
     * @param person stands for the buyer; the same text for the same person
     */
    public record Use(String reference, PromotionId promotion, String person) {
        CouponCount ofAll() {
            return new CouponCount(promotion, "");
        }

        CouponCount ofBuyer() {
            return new CouponCount(promotion, person);
        }
    }

    /** A counter: of one person, or of all where the person is empty. */
    record CouponCount(PromotionId promotion, String person) implements Comparable<CouponCount> {
        @Override
        public int compareTo(CouponCount other) {
            int byPromotion = promotion.compareTo(other.promotion);
            return byPromotion != 0 ? byPromotion : person.compareTo(other.person);
        }
    }

    /** How often a code may be used at most. */
    record CouponLimit(long ofAll, long ofBuyer) {}

    /**
     * Counts uses. A reference is served whole or not at all.
     *
     * @return for references that cannot be served, why
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Problem> reserve(List<Use> uses) {
        if (uses.isEmpty()) {
            return Map.of();
        }
        SortedMap<CouponCount, Long> wanted = counts(uses);
        store.add(wanted);
        Map<CouponCount, Long> left = store.lock(wanted.keySet());
        wanted.forEach((count, more) -> left.merge(count, -more, Math::addExact));
        Map<PromotionId, CouponLimit> limits =
                store.limits(uses.stream().map(Use::promotion).collect(Collectors.toSet()));
        Map<String, List<Use>> byReference = new TreeMap<>();
        List<String> inOrder = new ArrayList<>();
        for (Use use : uses) {
            byReference
                    .computeIfAbsent(use.reference(), reference -> {
                        inOrder.add(reference);
                        return new ArrayList<>();
                    })
                    .add(use);
        }
        Map<String, Problem> refused = new HashMap<>();
        List<Use> granted = new ArrayList<>();
        List<Use> back = new ArrayList<>();
        for (String reference : inOrder) {
            List<Use> whole = byReference.getOrDefault(reference, List.of());
            if (whole.stream().allMatch(use -> fits(use, left, limits))) {
                whole.forEach(use -> {
                    left.merge(use.ofAll(), 1L, Math::addExact);
                    left.merge(use.ofBuyer(), 1L, Math::addExact);
                });
                granted.addAll(whole);
            } else {
                refused.put(reference, PromotionProblems.couponUsedUp());
                back.addAll(whole);
            }
        }
        if (!back.isEmpty()) {
            store.subtract(counts(back));
        }
        store.insert(granted, clock.instant());
        return refused;
    }

    private static boolean fits(Use use, Map<CouponCount, Long> used, Map<PromotionId, CouponLimit> limits) {
        CouponLimit limit = limits.get(use.promotion());
        return limit != null
                && used.getOrDefault(use.ofAll(), 0L) < limit.ofAll()
                && used.getOrDefault(use.ofBuyer(), 0L) < limit.ofBuyer();
    }

    /** Gives back what these references have used; telling it again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(Collection<String> references) {
        giveBack(lock(references));
    }

    /** What these references have used. Nobody else gives it back until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Use> lock(Collection<String> references) {
        Set<String> named = new TreeSet<>(references);
        return named.isEmpty() ? List.of() : store.lockUses(named);
    }

    /** @param locked some of those that the transaction has locked */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<Use> locked) {
        if (!locked.isEmpty()) {
            store.delete(locked);
            store.subtract(counts(locked));
        }
    }

    private static SortedMap<CouponCount, Long> counts(List<Use> uses) {
        SortedMap<CouponCount, Long> counts = new TreeMap<>();
        for (Use use : new HashSet<>(uses)) {
            counts.merge(use.ofAll(), 1L, Math::addExact);
            counts.merge(use.ofBuyer(), 1L, Math::addExact);
        }
        return counts;
    }
}
