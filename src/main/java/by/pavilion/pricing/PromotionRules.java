package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The arithmetic of promotions. Among those for everybody the one that takes most off the basket goes first, the older one
 * among equals; its lines are done, and the others share the rest. Then come the coupons, in the order in which they were
 * named, on what is left to pay. One basket, one price: the sum does not depend on the order of the lines.
 */
public final class PromotionRules {
    private PromotionRules() {}

    /**
     * Wanted goods at their list price.
     *
     * @param path their category and those above it
     */
    public record Line(Sku sku, MerchantId merchant, List<String> path, long quantity, Money unitPrice) {
        public Line {
            path = List.copyOf(path);
        }
    }

    /**
     * What a line costs now.
     *
     * @param unitPrice of one piece, with what lowers it for everybody
     * @param discount off the line, which customs taxes all the same
     */
    public record Outcome(Money unitPrice, Money discount, List<AppliedPromotion> applied) {
        public Outcome {
            applied = List.copyOf(applied);
        }
    }

    /**
     * Applies promotions.
     *
     * @param lines of different SKUs
     * @param promotions those that are on and for this channel, without code
     * @param coupons those that the buyer named, in that order
     * @return for each line what it costs
     */
    public static List<Outcome> apply(List<Line> lines, Collection<Promotion> promotions, List<Promotion> coupons) {
        Basket basket = new Basket(lines);
        List<Promotion> open = new ArrayList<>(promotions);
        Set<Integer> done = new HashSet<>();
        Optional<Offer> best = best(basket, open, done);
        while (best.isPresent()) {
            basket.take(best.get());
            done.addAll(best.get().amounts().keySet());
            open.remove(best.get().promotion());
            best = best(basket, open, done);
        }
        for (Promotion coupon : coupons) {
            Offer offer = offer(basket, coupon, Set.of());
            if (!offer.amounts().isEmpty()) {
                basket.take(offer);
            }
        }
        return basket.outcomes();
    }

    /** What a promotion would take off which lines. */
    private record Offer(Promotion promotion, Map<Integer, Long> amounts) {
        long total() {
            return amounts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static Optional<Offer> best(Basket basket, List<Promotion> promotions, Set<Integer> done) {
        Optional<Offer> best = Optional.empty();
        for (Promotion promotion : promotions) {
            Offer offer = offer(basket, promotion, done);
            boolean better = best.isEmpty()
                    || offer.total() > best.get().total()
                    || (offer.total() == best.get().total()
                            && promotion.id().compareTo(best.get().promotion().id()) < 0);
            if (offer.total() > 0 && better) {
                best = Optional.of(offer);
            }
        }
        return best;
    }

    private static Offer offer(Basket basket, Promotion promotion, Set<Integer> done) {
        List<Integer> lines = basket.matching(promotion, done);
        Map<Integer, Long> amounts = new TreeMap<>();
        if (promotion.benefit() instanceof Benefit.PercentOff percentOff) {
            lines.forEach(line -> amounts.put(line, basket.percentOff(line, percentOff, promotion)));
        } else if (promotion.benefit() instanceof Benefit.AmountOff amountOff) {
            amounts.putAll(basket.amountOff(lines, amountOff));
        } else if (promotion.benefit() instanceof Benefit.BuyPay buyPay) {
            lines.forEach(line -> amounts.put(line, basket.buyPay(line, buyPay)));
        } else if (promotion.benefit() instanceof Benefit.Gift gift) {
            amounts.putAll(basket.gift(lines, gift, promotion, done));
        }
        amounts.values().removeIf(amount -> amount <= 0);
        return new Offer(promotion, amounts);
    }

    /** Lines with what was taken off them so far, in minor units. */
    private static final class Basket {
        private final List<Line> lines;
        private final long[] unitPrices;
        private final long[] discounts;
        private final List<List<AppliedPromotion>> applied = new ArrayList<>();

        Basket(List<Line> lines) {
            this.lines = lines;
            this.unitPrices =
                    lines.stream().mapToLong(line -> line.unitPrice().minor()).toArray();
            this.discounts = new long[lines.size()];
            lines.forEach(line -> applied.add(new ArrayList<>()));
        }

        /** In the order of SKUs, whatever order the lines have: where a fen can go to either of two, it goes to the same. */
        List<Integer> matching(Promotion promotion, Set<Integer> done) {
            List<Integer> matching = new ArrayList<>();
            for (int index = 0; index < lines.size(); index++) {
                Line line = lines.get(index);
                if (!done.contains(index)
                        && line.merchant().equals(promotion.merchant())
                        && promotion.scope().includes(line.sku(), line.path())) {
                    matching.add(index);
                }
            }
            matching.sort(Comparator.comparing(index -> lines.get(index).sku()));
            return matching;
        }

        /** What is left to pay for the goods of a line. */
        private long left(int line) {
            return Math.multiplyExact(unitPrices[line], lines.get(line).quantity()) - discounts[line];
        }

        /** For everybody off each piece, but never its last fen; by a code off what is left. Both are rounded half up. */
        long percentOff(int line, Benefit.PercentOff percentOff, Promotion promotion) {
            if (promotion.couponCode().isPresent()) {
                return percent(left(line), percentOff.percent());
            }
            return Math.multiplyExact(
                    Math.min(percent(unitPrices[line], percentOff.percent()), unitPrices[line] - 1),
                    lines.get(line).quantity());
        }

        private static long percent(long amount, int percent) {
            return BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(percent))
                    .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        Map<Integer, Long> amountOff(List<Integer> matching, Benefit.AmountOff amountOff) {
            List<Long> weights = matching.stream().map(this::left).toList();
            long sum = weights.stream().reduce(0L, Math::addExact);
            Map<Integer, Long> amounts = new TreeMap<>();
            if (sum > 0 && sum >= amountOff.minimum().minor()) {
                Money off = Money.ofMinor(
                        Math.min(sum, amountOff.amount().minor()),
                        amountOff.amount().currency());
                List<Money> parts = off.split(weights);
                for (int index = 0; index < matching.size(); index++) {
                    amounts.put(matching.get(index), parts.get(index).minor());
                }
            }
            return amounts;
        }

        long buyPay(int line, Benefit.BuyPay buyPay) {
            long free = lines.get(line).quantity() / buyPay.buy() * (buyPay.buy() - buyPay.pay());
            return Math.min(left(line), Math.multiplyExact(unitPrices[line], free));
        }

        /** The gift itself counts as bought only beyond what is given. */
        Map<Integer, Long> gift(List<Integer> matching, Benefit.Gift gift, Promotion promotion, Set<Integer> done) {
            long bought = matching.stream()
                    .filter(line -> !lines.get(line).sku().equals(gift.sku()))
                    .mapToLong(line -> lines.get(line).quantity())
                    .sum();
            long free = bought / gift.buy() * gift.quantity();
            Map<Integer, Long> amounts = new TreeMap<>();
            for (int line = 0; line < lines.size() && free > 0; line++) {
                Line wanted = lines.get(line);
                if (wanted.sku().equals(gift.sku())
                        && wanted.merchant().equals(promotion.merchant())
                        && !done.contains(line)) {
                    long given = Math.min(free, wanted.quantity());
                    amounts.put(line, Math.min(left(line), Math.multiplyExact(unitPrices[line], given)));
                    free -= given;
                }
            }
            return amounts;
        }

        void take(Offer offer) {
            boolean lowersPrice = offer.promotion().benefit() instanceof Benefit.PercentOff
                    && offer.promotion().couponCode().isEmpty();
            offer.amounts().forEach((line, amount) -> {
                if (lowersPrice) {
                    unitPrices[line] -= amount / lines.get(line).quantity();
                } else {
                    discounts[line] += amount;
                }
                applied.get(line).add(AppliedPromotion.of(offer.promotion(), money(line, amount)));
            });
        }

        List<Outcome> outcomes() {
            List<Outcome> outcomes = new ArrayList<>();
            for (int line = 0; line < lines.size(); line++) {
                outcomes.add(
                        new Outcome(money(line, unitPrices[line]), money(line, discounts[line]), applied.get(line)));
            }
            return outcomes;
        }

        private Money money(int line, long minor) {
            return Money.ofMinor(minor, lines.get(line).unitPrice().currency());
        }
    }
}
