package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Promotions of all kinds by one merchant, whose goods are SKU-1 to SKU-6, some of them chocolate. */
public final class TestPromotions {
    static final MerchantId MAKER = new MerchantId(1);
    private static final PromotionScope EVERYTHING = new PromotionScope(List.of(), List.of(), List.of());
    private static final Instant TIME = Instant.parse("2026-11-11T00:00:00Z");

    private TestPromotions() {}

    /** At most six for everybody. */
    public static Arbitrary<List<Promotion>> forEverybody() {
        return promotion(Optional.empty()).list().uniqueElements(Promotion::id).ofMaxSize(6);
    }

    /** At most three that a code opens. */
    public static Arbitrary<List<Promotion>> coupons() {
        return promotion(Optional.of("CODE"))
                .list()
                .uniqueElements(Promotion::id)
                .ofMaxSize(3);
    }

    /** One for everybody on everything. */
    static Promotion promotion(long id, Benefit benefit) {
        return promotion(id, benefit, EVERYTHING, Optional.empty());
    }

    /** One that takes so much off everything. */
    public static Promotion coupon(Money amount) {
        return promotion(
                1, new Benefit.AmountOff(amount, Money.zero(amount.currency())), EVERYTHING, Optional.of("CODE"));
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
                EVERYTHING,
                new PromotionScope(List.of(), List.of("chocolate"), List.of()),
                new PromotionScope(List.of(new Sku("SKU-1"), new Sku("SKU-2")), List.of(), List.of()));
        return Combinators.combine(benefit, scope, Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as((given, what, id) -> promotion(id, given, what, code));
    }

    private static Promotion promotion(long id, Benefit benefit, PromotionScope scope, Optional<String> code) {
        return new Promotion(
                new PromotionId(id),
                MAKER,
                Map.of("en", "A promotion"),
                benefit,
                scope,
                code,
                Optional.empty(),
                Optional.empty(),
                TIME,
                TIME.plusSeconds(60),
                false,
                1,
                TIME);
    }
}
