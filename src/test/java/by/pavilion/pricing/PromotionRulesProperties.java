package by.pavilion.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PromotionRulesProperties {
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

    /** Goods at no price are no sale to customs, however little they cost. */
    @Property(tries = 200)
    void aPercentageForEverybodyNeverTakesTheWholePrice(
            @ForAll @LongRange(min = 1, max = 100) long fen, @ForAll @IntRange(min = 1, max = 99) int percent) {
        PromotionRules.Line line = line("SKU-1", 3, fen);

        Promotion promotion = TestPromotions.promotion(1, new Benefit.PercentOff(percent));
        PromotionRules.Outcome outcome = PromotionRules.apply(List.of(line), List.of(promotion), List.of())
                .get(0);

        assertThat(outcome.unitPrice().minor()).isBetween(1L, fen);
        assertThat(outcome.applied().stream()
                        .mapToLong(applied -> applied.amount().minor())
                        .sum())
                .isEqualTo(3 * (fen - outcome.unitPrice().minor()));
    }

    /** Of the line that gets the fen nothing else is taken off; of the other one a fen as well, or nothing. */
    @Example
    void aFenThatCouldGoToEitherOfTwoLinesGoesToTheSameInEveryOrder() {
        List<PromotionRules.Line> lines = List.of(line("SKU-1", 2, 10), line("SKU-2", 1, 20));
        List<PromotionRules.Line> turned = List.of(lines.get(1), lines.get(0));
        Benefit fen = new Benefit.AmountOff(Money.ofMinor(1, Money.CNY), Money.zero(Money.CNY));
        List<Promotion> promotions =
                List.of(TestPromotions.promotion(1, fen), TestPromotions.promotion(2, new Benefit.PercentOff(3)));

        assertThat(payable(turned, PromotionRules.apply(turned, promotions, List.of())))
                .isEqualTo(payable(lines, PromotionRules.apply(lines, promotions, List.of())));
    }

    private static PromotionRules.Line line(String sku, long quantity, long fen) {
        return new PromotionRules.Line(
                new Sku(sku), TestPromotions.MAKER, List.of("chocolate"), quantity, Money.ofMinor(fen, Money.CNY));
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
        return TestPromotions.forEverybody();
    }

    @Provide
    Arbitrary<List<Promotion>> coupons() {
        return TestPromotions.coupons();
    }
}
