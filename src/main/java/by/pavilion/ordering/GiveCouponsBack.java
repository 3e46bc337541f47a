package by.pavilion.ordering;

import by.pavilion.pricing.AppliedPromotion;
import by.pavilion.pricing.CouponUses;
import by.pavilion.pricing.PromotionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives back the uses of coupons that nobody has anything of any more. The orders of a checkout share one use, in the name of
 * the first of them: it comes back when the last one that has a share of its discount is cancelled, or loses those goods.
 *
 * <p>The use's row is locked before the shares are counted, so that of orders which are cancelled at the same time one is the
 * last. No other order is locked.
 */
@ApplicationScoped
class GiveCouponsBack {
    private final CouponUses coupons;
    private final CouponShareStore shares;

    GiveCouponsBack(CouponUses coupons, CouponShareStore shares) {
        this.coupons = coupons;
        this.shares = shares;
    }

    /** A coupon of a checkout, or of an order that is by itself. */
    private record Shared(String reference, PromotionId promotion) {}

    /** @param before locked orders as they were before they lost goods or were cancelled; what they are now is written */
    @Transactional(Transactional.TxType.MANDATORY)
    void of(List<Order> before) {
        List<Order> discounted =
                before.stream().filter(order -> !promotions(order).isEmpty()).toList();
        if (discounted.isEmpty()) {
            return;
        }
        Set<CheckoutId> checkouts =
                discounted.stream().flatMap(order -> order.checkout().stream()).collect(Collectors.toSet());
        Map<CheckoutId, OrderId> firsts = shares.firstOrders(checkouts);
        Set<Shared> lost = new HashSet<>();
        discounted.forEach(order -> {
            String reference = reference(order.id(), order.checkout(), firsts);
            promotions(order).forEach(promotion -> lost.add(new Shared(reference, promotion)));
        });
        List<CouponUses.Use> uses =
                coupons.lock(lost.stream().map(Shared::reference).collect(Collectors.toSet()));
        Set<Shared> kept = kept(discounted, checkouts, firsts);
        coupons.giveBack(uses.stream()
                .filter(use -> {
                    Shared one = new Shared(use.reference(), use.promotion());
                    return lost.contains(one) && !kept.contains(one);
                })
                .toList());
    }

    private Set<Shared> kept(List<Order> orders, Set<CheckoutId> checkouts, Map<CheckoutId, OrderId> firsts) {
        Set<Shared> kept = new HashSet<>();
        List<OrderId> alone = orders.stream()
                .filter(order -> order.checkout().isEmpty())
                .map(Order::id)
                .toList();
        for (CouponShareStore.Share share : shares.of(checkouts, alone)) {
            String reference = reference(share.order(), share.checkout(), firsts);
            coupons(share.promotions()).forEach(promotion -> kept.add(new Shared(reference, promotion)));
        }
        return kept;
    }

    private static String reference(OrderId order, Optional<CheckoutId> checkout, Map<CheckoutId, OrderId> firsts) {
        return checkout.map(id -> firsts.getOrDefault(id, order)).orElse(order).toString();
    }

    private static Set<PromotionId> promotions(Order order) {
        Set<PromotionId> promotions = new HashSet<>();
        order.lines().forEach(line -> promotions.addAll(coupons(line.promotions())));
        return promotions;
    }

    private static Set<PromotionId> coupons(Collection<AppliedPromotion> applied) {
        return applied.stream()
                .filter(one -> one.couponCode() != null)
                .map(AppliedPromotion::id)
                .collect(Collectors.toSet());
    }
}
