package by.pavilion.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PromotionRulesProperties {
    private static final MerchantId MAKER = new MerchantId(1);
    private static final Instant TIME = Instant.parse("2026-11-11T00:00:00Z");

    @Property(tries = 500)
    void noLineCostsLessThanNothingAndEverythingTakenOffIsNamed(
            @ForAll("lines") List<PromotionRules.Line> lines,
            @ForAll("promotions") List<Promotion> promotions,
            @ForAll("coupons") List<Promotion> coupons) {
        List<PromotionRules.Outcome> outcomes = PromotionRules.apply(lines, promotions, coupons);

        for (int index = 0; index < lines.size(); index++) {
            PromotionRules.Line line = lines.get(index);
            PromotionRules.Outcome outcome = outcomes.get(index);
            Money goods = outcome.unitPrice().times(line.quantity());
            assertThat(outcome.unitPrice().minor())
                    .isBetween(1L, line.unitPrice().minor());
            assertThat(outcome.discount().minor()).isBetween(0L, goods.minor());
            long named = outcome.applied().stream()
                    .mapToLong(applied -> applied.amount().minor())
                    .sum();
            assertThat(named)
                    .isEqualTo(line.unitPrice()
                            .times(line.quantity())
                            .minus(goods)
                            .plus(outcome.discount())
                            .minor());
            assertThat(outcome.applied().stream().filter(applied -> applied.couponCode() == null))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 300)
    void theSumDoesNotDependOnTheOrderOfLinesOrPromotions(
            @ForAll("lines") List<PromotionRules.Line> lines,
            @ForAll("promotions") List<Promotion> promotions,
            @ForAll Random chance) {
        List<PromotionRules.Line> otherLines = new ArrayList<>(lines);
        Collections.shuffle(otherLines, chance);
        List<Promotion> otherPromotions = new ArrayList<>(promotions);
        Collections.shuffle(otherPromotions, chance);

        assertThat(payable(otherLines, PromotionRules.apply(otherLines, otherPromotions, List.of())))
                .isEqualTo(payable(lines, PromotionRules.apply(lines, promotions, List.of())));
    }

    @Property(tries = 300)
    void onePromotionMoreNeverMakesABasketDearerThanTheBestOfThemAlone(
            @ForAll("lines") List<PromotionRules.Line> lines, @ForAll("promotions") List<Promotion> promotions) {
        long together = payable(lines, PromotionRules.apply(lines, promotions, List.of()));
        for (Promotion alone : promotions) {
            assertThat(together)
                    .isLessThanOrEqualTo(payable(lines, PromotionRules.apply(lines, List.of(alone), List.of())));
        }
    }

    private static long payable(List<PromotionRules.Line> lines, List<PromotionRules.Outcome> outcomes) {
        long sum = 0;
        for (int index = 0; index < lines.size(); index++) {
            PromotionRules.Outcome outcome = outcomes.get(index);
            sum += outcome.unitPrice()
                    .times(lines.get(index).quantity())
                    .minus(outcome.discount())
                    .minor();
        }
        return sum;
    }

    @Provide
    Arbitrary<List<PromotionRules.Line>> lines() {
        Arbitrary<PromotionRules.Line> line = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.longs().between(1, 12),
                        Arbitraries.longs().between(1, 2))
                .as((sku, quantity, merchant) -> new PromotionRules.Line(
                        new Sku("SKU-" + sku),
                        new MerchantId(merchant),
                        List.of(sku % 2 == 0 ? "chocolate" : "cereal", "food"),
                        quantity,
                        Money.ofMinor(sku * 777L, Money.CNY)));
        return line.list().uniqueElements(PromotionRules.Line::sku).ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Promotion>> promotions() {
        return promotion(Optional.empty()).list().uniqueElements(Promotion::id).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Promotion>> coupons() {
        return promotion(Optional.of("CODE"))
                .list()
                .uniqueElements(Promotion::id)
                .ofMaxSize(3);
    }

    private static Arbitrary<Promotion> promotion(Optional<String> code) {
        Arbitrary<Benefit> benefit = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 99).map(Benefit.PercentOff::new),
                Combinators.combine(
                                Arbitraries.longs().between(1, 9_000),
                                Arbitraries.longs().between(0, 20_000))
                        .as((amount, minimum) -> new Benefit.AmountOff(
                                Money.ofMinor(amount, Money.CNY), Money.ofMinor(minimum, Money.CNY))),
                Combinators.combine(
                                Arbitraries.longs().between(2, 5),
                                Arbitraries.longs().between(1, 4))
                        .as((buy, pay) -> new Benefit.BuyPay(buy, Math.min(pay, buy - 1))),
                Combinators.combine(
                                Arbitraries.integers().between(1, 6),
                                Arbitraries.longs().between(1, 3),
                                Arbitraries.longs().between(1, 3))
                        .as((sku, quantity, buy) -> new Benefit.Gift(new Sku("SKU-" + sku), quantity, buy)));
        Arbitrary<PromotionScope> scope = Arbitraries.of(
                new PromotionScope(List.of(), List.of(), List.of()),
                new PromotionScope(List.of(), List.of("chocolate"), List.of()),
                new PromotionScope(List.of(new Sku("SKU-1"), new Sku("SKU-2")), List.of(), List.of()));
        return Combinators.combine(benefit, scope, Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as((given, what, id) -> new Promotion(
                        new PromotionId(id),
                        MAKER,
                        Map.of("en", "A promotion"),
                        given,
                        what,
                        code,
                        Optional.empty(),
                        Optional.empty(),
                        TIME,
                        TIME.plusSeconds(60),
                        false,
                        1,
                        TIME));
    }
}
