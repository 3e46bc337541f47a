package by.pavilion.channel.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.MarketplaceOrder.State;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.aftersales.TakenOut;
import by.pavilion.channel.reconciliation.Comparison.Difference;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final Instant SECOND = Instant.parse("2026-11-11T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"READY,true", "FULFILLED,true", "UNKNOWN,true", "STOPPED,true", "EARLY,false", "CANCELLED,false"})
    void missesWhatIsToBeHere(State there, boolean missing) {
        assertThat(Comparison.of(listed(there, ""), Optional.empty(), Optional.empty()))
                .isEqualTo(missing ? Optional.of(Difference.MISSING_HERE) : Optional.empty());
    }

    @Test
    void missesWhatWasNeverLookedAt() {
        KnownOrder waiting = new KnownOrder("1", true, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Comparison.of(listed(State.READY, ""), Optional.of(waiting), Optional.empty()))
                .contains(Difference.MISSING_HERE);
    }

    @Test
    void knowsAnOlderVersionByItsTimeOrItsDigest() {
        assertThat(difference(State.READY, "b", seen(SECOND, "b"), OrderStatus.PAID))
                .isEmpty();
        assertThat(difference(State.READY, "", seen(SECOND, "b"), OrderStatus.PAID))
                .isEmpty();
        assertThat(difference(State.READY, "b", seen(SECOND, "a"), OrderStatus.PAID))
                .contains(Difference.OLD_VERSION);
        assertThat(difference(State.READY, "b", seen(SECOND.minusSeconds(1), "b"), OrderStatus.PAID))
                .contains(Difference.OLD_VERSION);
        assertThat(difference(State.READY, "b", seen(SECOND.plusSeconds(1), "a"), OrderStatus.PAID))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED,DECLARED,true",
        "CANCELLED,CANCELLED,false",
        "CANCELLED,SHIPPED,false",
        "READY,CANCELLED,true",
        "STOPPED,CANCELLED,false",
        "READY,DECLARED,false",
        "FULFILLED,DELIVERED,false"
    })
    void seesWhatIsCancelledOnOneSideOnly(State there, OrderStatus here, boolean apart) {
        assertThat(difference(there, "b", seen(SECOND, "b"), here))
                .isEqualTo(apart ? Optional.of(Difference.CANCELLED_APART) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "FULFILLED,PAID,true",
        "FULFILLED,DECLARED,false",
        "FULFILLED,SHIPPED,false",
        "FULFILLED,RETURNED,false",
        "READY,PAID,false",
        "CANCELLED,RELEASED,false"
    })
    void seesWhatOthersHaveSent(State there, OrderStatus here, boolean apart) {
        assertThat(difference(there, "b", seen(SECOND, "b"), here))
                .isEqualTo(apart ? Optional.of(Difference.SENT_THERE_ONLY) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"2,84.12,", "3,84.12,OTHER_LINES", "2,84.13,OTHER_SUM", "2,,"})
    void seesAnotherContent(int lines, @Nullable String paid, @Nullable Difference expected) {
        OrderSearch.Found listed = new OrderSearch.Found(
                "1",
                SECOND,
                State.READY,
                "b",
                Optional.of(new OrderSearch.Content(
                        lines, Optional.ofNullable(paid).map(amount -> Money.of(amount, Money.CNY)), Set.of())));

        assertThat(Comparison.of(listed, Optional.of(seen(SECOND, "b")), Optional.of(ours(OrderStatus.DECLARED))))
                .isEqualTo(Optional.ofNullable(expected));
    }

    /** The marketplace goes on showing the order as it was bought. */
    @Test
    void countsWhatWasTakenOutOfOurs() {
        OrderSearch.Found listed = new OrderSearch.Found(
                "1",
                SECOND,
                State.READY,
                "b",
                Optional.of(new OrderSearch.Content(3, Optional.of(Money.of("134.12", Money.CNY)), Set.of())));

        assertThat(Comparison.of(
                        listed,
                        Optional.of(seen(SECOND, "b")),
                        Optional.of(ours(OrderStatus.DECLARED)
                                .with(List.of(new TakenOut("1", "l", Money.of("50.00", Money.CNY)))))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "READY,SF1,SF1,SENT_HERE_ONLY",
        "FULFILLED,SF1,SF1,",
        "FULFILLED,SF2,SF1,OTHER_PARCEL",
        "FULFILLED,SF1+SF2,SF1,OTHER_PARCEL",
        "FULFILLED,SF1,SF1+SF2,",
        "FULFILLED,SF1+SF2,SF2+SF1,",
        "FULFILLED,,SF1,",
        "FULFILLED,SF1,,",
        "READY,,,"
    })
    void seesOtherParcels(State state, @Nullable String there, @Nullable String here, @Nullable Difference expected) {
        OrderSearch.Found listed = new OrderSearch.Found(
                "1", SECOND, state, "b", Optional.of(new OrderSearch.Content(2, Optional.empty(), parcel(there))));

        assertThat(Comparison.of(
                        listed,
                        Optional.of(seen(SECOND, "b")),
                        Optional.of(ours(OrderStatus.SHIPPED).with(parcel(here)))))
                .isEqualTo(Optional.ofNullable(expected));
    }

    private static Set<String> parcel(@Nullable String number) {
        return number == null ? Set.of() : Set.of(number.split("\\+", -1));
    }

    private static Comparison.Ours ours(OrderStatus status) {
        return new Comparison.Ours(status, 2, Money.of("84.12", Money.CNY), Set.of());
    }

    private static Optional<Difference> difference(State there, String digest, KnownOrder known, OrderStatus here) {
        return Comparison.of(listed(there, digest), Optional.of(known), Optional.of(ours(here)));
    }

    private static OrderSearch.Found listed(State state, String digest) {
        return new OrderSearch.Found("1", SECOND, state, digest);
    }

    private static KnownOrder seen(Instant at, String digest) {
        return new KnownOrder("1", false, Optional.of(at), Optional.of(digest), Optional.of("ord_1"));
    }
}
