package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.Splitting.Placed;
import by.pavilion.customs.SplittingStore.Known;
import by.pavilion.customs.SplittingStore.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one portion of orders adds to what is known: each purchase once, however many of its orders have shown it. */
class SplitPurchaseTest {
    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    @Test
    void ordersThatComeOneAfterAnotherAreOnePurchaseSinceTheFirstThatShowsIt() {
        List<SplitPurchase> found =
                SplitPurchase.in(List.of(together(1, 2), together(1, 2, 3), together(2, 3, 4)), List.of());

        assertThat(found).hasSize(1);
        assertThat(found.get(0).orders()).containsExactly("1", "2", "3", "4");
        assertThat(found.get(0).since()).isEqualTo(at(2));
        assertThat(found.get(0).last()).isEqualTo(order(4));
        assertThat(found.get(0).open()).isEmpty();
    }

    @Test
    void whatHasNothingInCommonIsApartUntilAFurtherOrderJoinsIt() {
        assertThat(SplitPurchase.in(List.of(together(1, 2), together(3, 4)), List.of()))
                .extracting(purchase -> List.copyOf(purchase.orders()))
                .containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(SplitPurchase.in(List.of(together(1, 2), together(3, 4), together(2, 3, 5)), List.of()))
                .extracting(purchase -> List.copyOf(purchase.orders()))
                .containsExactly(List.of("1", "2", "3", "4", "5"));
    }

    @Test
    void setsThatWaitAreTakenInAndThoseThatWereJudgedAreNot() {
        Known open = known(7, State.OPEN, 1, 2, 3);
        Known another = known(8, State.OPEN, 4, 5);
        Known judged = known(9, State.DISMISSED, 5, 6);

        List<SplitPurchase> found = SplitPurchase.in(List.of(together(3, 4, 6)), List.of(another, open, judged));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).orders()).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(found.get(0).open()).containsExactly(another, open);
        assertThat(found.get(0).largest()).isEqualTo(open);
        assertThat(found.get(0).since()).isEqualTo(at(1));
    }

    @Test
    void whatIsKnownAlreadyIsNothingNew() {
        List<List<Placed>> suspected = List.of(together(1, 2), together(5, 6));

        assertThat(SplitPurchase.in(suspected, List.of(known(7, State.OPEN, 1, 2, 3), known(9, State.DISMISSED, 5, 6))))
                .isEmpty();
    }

    private static List<Placed> together(int... numbers) {
        return IntStream.of(numbers).mapToObj(SplitPurchaseTest::order).toList();
    }

    private static Placed order(int number) {
        return new Placed(Integer.toString(number), "one", 3_000_00, at(number));
    }

    private static Instant at(int number) {
        return NOON.plusSeconds(number);
    }

    private static Known known(long id, State state, int... numbers) {
        Map<String, Long> amounts = new HashMap<>();
        together(numbers).forEach(order -> amounts.put(order.order(), order.amountMinor()));
        return new Known(new CaseId(id), new CaseId(id), state, at(numbers[0]), amounts);
    }
}
