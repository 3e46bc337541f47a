package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.Splitting.Placed;
import java.time.Duration;
import java.time.Instant;
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

class SplittingProperties {
    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final Splitting RULE = new Splitting(Duration.ofHours(24), 5_000_00);

    @Provide
    Arbitrary<List<Placed>> orders() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(1, 6_000_00);
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 72);
        Arbitrary<String> persons = Arbitraries.of("one", "another");
        return Combinators.combine(persons, amounts, hours)
                .as((person, amount, hour) -> new Placed("", person, amount, NOON.plus(Duration.ofHours(hour))))
                .list()
                .ofMaxSize(12)
                .map(SplittingProperties::numbered);
    }

    @Property
    void holdsWhatMakesASplitPurchaseAndNothingElse(@ForAll("orders") List<Placed> orders) {
        for (Placed last : orders) {
            List<Placed> together = RULE.endingWith(last, orders);

            List<Placed> expected = new ArrayList<>();
            long sum = 0;
            for (Placed order : orders) {
                long hours = Duration.between(order.at(), last.at()).toHours();
                if (order.person().equals(last.person())
                        && order.amountMinor() <= 5_000_00
                        && hours >= 0
                        && hours <= 24) {
                    expected.add(order);
                    sum += order.amountMinor();
                }
            }
            boolean suspected = last.amountMinor() <= 5_000_00 && sum > 5_000_00;
            assertThat(together).isEqualTo(suspected ? expected : List.of());
            assertThat(together.size()).as("one order alone is never split").isNotEqualTo(1);
        }
    }

    @Property
    void doesNotDependOnTheOrderOfReading(@ForAll("orders") List<Placed> orders, @ForAll Random random) {
        List<Placed> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, random);

        for (Placed last : orders) {
            assertThat(RULE.endingWith(last, shuffled))
                    .containsExactlyInAnyOrderElementsOf(RULE.endingWith(last, orders));
        }
    }

    @Example
    void theLimitItselfAndTheWindowItselfAreInside() {
        Placed first = new Placed("1", "one", 2_500_00, NOON);
        Placed exact = new Placed("2", "one", 2_500_00, NOON.plus(Duration.ofHours(24)));
        Placed above = new Placed("3", "one", 2_500_01, NOON.plus(Duration.ofHours(24)));
        Placed late =
                new Placed("4", "one", 2_500_01, NOON.plus(Duration.ofHours(24)).plusNanos(1_000));

        assertThat(RULE.endingWith(exact, List.of(first, exact))).isEmpty();
        assertThat(RULE.endingWith(above, List.of(first, above))).containsExactly(first, above);
        assertThat(RULE.endingWith(late, List.of(first, late))).isEmpty();
    }

    private static List<Placed> numbered(List<Placed> orders) {
        List<Placed> numbered = new ArrayList<>();
        for (Placed order : orders) {
            numbered.add(new Placed(String.valueOf(numbered.size()), order.person(), order.amountMinor(), order.at()));
        }
        return numbered;
    }
}
