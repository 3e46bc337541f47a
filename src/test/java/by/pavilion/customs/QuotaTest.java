package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.parties.BlindIndex;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The limit of a year is 26 000 CNY. */
@QuarkusTest
class QuotaTest {
    private static final IdFormat ORDER = IdFormat.prefixed("ord");

    private final LocalDate today = CustomsCalendar.dayOf(Instant.now());

    private final List<BlindIndex> person = List.of(index("2"));

    @Inject
    Quota quota;

    @Inject
    QuotaStore store;

    @Inject
    Rules rules;

    @Test
    void reservesUpToTheLimitAndNotACentMore() {
        reserve("25999.99");
        reserve("0.01");

        assertThatThrownBy(() -> reserve("0.01")).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.type().slug())
                .isEqualTo("above-year-limit"));
        assertThat(quota.used(person)).isEqualTo(cny("26000.00"));
    }

    @Test
    void whatIsUsedOfAYearIsNotUsedOfTheNext() {
        reserve("25999.99");

        assertThat(quota.used(person, today)).isEqualTo(cny("25999.99"));
        assertThat(quota.used(person, today.plusYears(1).withDayOfYear(1))).isEqualTo(cny("0.00"));
    }

    @Test
    void givesTheLastOfAYearToOneOfThoseWhoWantItAtOnce() throws Exception {
        ExecutorService shoppers = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> wishes = new ArrayList<>();
        for (int wish = 0; wish < 20; wish++) {
            wishes.add(() -> {
                try {
                    reserve("2000.00");
                    return true;
                } catch (Problem refused) {
                    return false;
                }
            });
        }

        int granted = 0;
        for (Future<Boolean> answer : shoppers.invokeAll(wishes)) {
            granted += answer.get() ? 1 : 0;
        }
        shoppers.shutdown();

        assertThat(granted).isEqualTo(13);
        assertThat(quota.used(person)).isEqualTo(cny("26000.00"));
    }

    @Test
    void givesBackOnceHoweverOftenItIsTold() {
        reserve("100.00");
        String order = reserve("30.00");

        inTransaction(() -> quota.giveBack(order));
        inTransaction(() -> quota.giveBack(order));

        assertThat(quota.used(person)).isEqualTo(cny("100.00"));
    }

    @Test
    void givesBackWhatWasConfirmedWhenTheGoodsReturn() {
        String order = reserve("30.00");
        inTransaction(() -> quota.confirm(List.of(order)));
        assertThat(quota.used(person)).isEqualTo(cny("30.00"));

        inTransaction(() -> quota.giveBack(order));
        inTransaction(() -> quota.confirm(List.of(order)));

        assertThat(quota.used(person)).isEqualTo(cny("0.00"));
    }

    @Test
    void givesBackTheValueOfWhatWentBack() {
        String order = reserve("100.00");

        inTransaction(() -> quota.giveBackPart(order, cny("40.00"), List.of(), today));
        assertThat(quota.used(person)).isEqualTo(cny("60.00"));

        inTransaction(() -> quota.giveBack(order));
        assertThat(quota.used(person)).isEqualTo(cny("0.00"));
    }

    @Test
    void movesWhatAnOrderTakesIntoTheYearOfWhomItIsAndOnlyWhereItFits() {
        String order = newOrder();
        reserve(order, person, cny("100.00"), List.of(sugar("1.5")));
        List<BlindIndex> other = List.of(index("2"));
        List<BlindIndex> sweet = List.of(index("2"));
        reserve(newOrder(), sweet, cny("100.00"), List.of(sugar("1.5")));

        assertThatThrownBy(() -> inTransaction(() -> quota.move(order, sweet, false)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("above-year-quantity"));
        assertThat(quota.used(person)).isEqualTo(cny("100.00"));
        inTransaction(() -> quota.move(order, other, false));
        inTransaction(() -> quota.move(order, other, false));

        assertThat(quota.used(person)).isEqualTo(cny("0.00"));
        assertThat(quota.used(other)).isEqualTo(cny("100.00"));
        reserve(newOrder(), person, cny("1.00"), List.of(sugar("2")));
        inTransaction(() -> quota.giveBack(order));
        assertThat(quota.used(other)).isEqualTo(cny("0.00"));
        reserve(newOrder(), other, cny("1.00"), List.of(sugar("2")));
    }

    @Test
    void movesASaleOfAMarketplaceWhateverItComesTo() {
        String order = newOrder();
        inTransaction(() -> quota.reserve(List.of(Quota.Part.sold(order, person, cny("4000.00"), List.of()))));
        List<BlindIndex> other = List.of(index("2"));
        reserve(newOrder(), other, cny("25000.00"), List.of());

        assertThatThrownBy(() -> inTransaction(() -> quota.move(order, other, false)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("above-year-limit"));
        inTransaction(() -> quota.move(order, other, true));

        assertThat(quota.used(person)).isEqualTo(cny("0.00"));
        assertThat(quota.used(other)).isEqualTo(cny("29000.00"));
    }

    @Test
    void learnsFromCustomsThatAYearWasUsedElsewhere() {
        String order = reserve("30.00");

        inTransaction(() -> quota.refusedByCustoms(order, Optional.empty(), today));

        assertThatThrownBy(() -> reserve("30.00")).isInstanceOf(Problem.class);
        reserve("29.99");
        assertThat(quota.used(person)).isEqualTo(cny("26000.00"));
    }

    @Test
    void believesCustomsHowMuchOfAYearIsUsed() {
        String order = reserve("30.00");

        inTransaction(() -> quota.refusedByCustoms(order, Optional.of(cny("25999.00")), today));

        assertThat(quota.used(person)).isEqualTo(cny("25999.00"));
        reserve("1.00");
        assertThatThrownBy(() -> reserve("0.01")).isInstanceOf(Problem.class);
    }

    @Test
    void aYearIsNeverUsedByMoreThanItsLimitNorByLessThanTheRefusalShows() {
        String first = reserve("30.00");
        inTransaction(() -> quota.refusedByCustoms(first, Optional.of(cny("1.00")), today));
        assertThat(quota.used(person)).isEqualTo(cny("25970.01"));

        String second = reserve("29.99");
        inTransaction(() -> quota.refusedByCustoms(second, Optional.of(cny("99999.00")), today));
        assertThat(quota.used(person)).isEqualTo(cny("26000.00"));
    }

    @Test
    void aRefusalAfterNewYearTellsOfTheNewYear() {
        LocalDate newYear = today.plusYears(1).withDayOfYear(1);
        String order = reserve("30.00");

        inTransaction(() -> quota.refusedByCustoms(order, Optional.empty(), newYear));

        assertThat(quota.used(person, today)).isEqualTo(cny("0.00"));
        assertThat(quota.used(person, newYear)).isEqualTo(cny("25970.01"));
    }

    @Test
    void countsASaleOfAMarketplaceWhateverItComesTo() {
        reserve("25000.00");

        inTransaction(() -> quota.reserve(List.of(Quota.Part.sold(newOrder(), person, cny("4000.00"), List.of()))));

        assertThat(quota.used(person)).isEqualTo(cny("29000.00"));
    }

    @Test
    void countsTheQuantityOfASaleOfAMarketplaceWhateverItComesTo() {
        String sold = newOrder();

        inTransaction(
                () -> quota.reserve(List.of(Quota.Part.sold(sold, person, cny("10.00"), List.of(sugar("2.5"))))));

        assertThatThrownBy(() -> reserve(newOrder(), person, cny("10.00"), List.of(sugar("0.1"))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("above-year-quantity"));
        inTransaction(() -> quota.giveBack(sold));
        reserve(newOrder(), person, cny("10.00"), List.of(sugar("2")));
    }

    @Test
    void remembersWhatWasUsedUnderAnEarlierKeyOfTheIndex() {
        reserve("25000.00");
        List<BlindIndex> afterRotation = List.of(index("3"), person.get(0));

        assertThatThrownBy(() -> reserve(newOrder(), afterRotation, cny("1000.01"), List.of()))
                .isInstanceOf(Problem.class);
        reserve(newOrder(), afterRotation, cny("1000.00"), List.of());

        assertThat(quota.used(afterRotation)).isEqualTo(cny("26000.00"));
    }

    @Test
    void limitsGoodsByQuantityToo() {
        String first = newOrder();
        reserve(first, person, cny("10.00"), List.of(sugar("1.5")));

        assertThatThrownBy(() -> reserve(newOrder(), person, cny("10.00"), List.of(sugar("0.501"))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("above-year-quantity"));
        assertThat(quota.used(person)).as("a refusal takes nothing").isEqualTo(cny("10.00"));
        inTransaction(() -> quota.giveBack(first));
        reserve(newOrder(), person, cny("10.00"), List.of(sugar("2")));
    }

    @Test
    void whoComesFirstInAPortionIsServedFirstAndTheOthersLeaveNothing() {
        List<BlindIndex> neighbour = List.of(index("2"));
        String tooMuch = newOrder();
        String tooMuchSugar = newOrder();

        Map<String, Problem> refused = reserve(List.of(
                Quota.Part.wanted(newOrder(), person, cny("20000.00"), List.of(sugar("1.5"))),
                Quota.Part.wanted(tooMuch, person, cny("6000.01"), List.of()),
                Quota.Part.wanted(newOrder(), neighbour, cny("25000.00"), List.of(sugar("2"))),
                Quota.Part.wanted(tooMuchSugar, person, cny("10.00"), List.of(sugar("0.6"))),
                Quota.Part.wanted(newOrder(), person, cny("6000.00"), List.of(sugar("0.5")))));

        assertThat(refused).containsOnlyKeys(tooMuch, tooMuchSugar);
        assertThat(quota.used(person)).isEqualTo(cny("26000.00"));
        assertThat(quota.used(neighbour)).isEqualTo(cny("25000.00"));
    }

    @Test
    void whatIsReleasedCanBeReservedAgain() {
        Quota.Part part = Quota.Part.wanted(newOrder(), person, cny("26000.00"), List.of(sugar("2")));

        inTransaction(() -> {
            quota.reserve(List.of(part));
            quota.release(List.of(part.orderId()));
        });

        assertThat(quota.used(person)).isEqualTo(cny("0.00"));
        assertThat(reserve(List.of(part))).isEmpty();
    }

    @Test
    void whatIsReleasedAfterTheTurnOfTheYearIsReleasedFromTheYearThatHeldIt() {
        Instant lastOfTheYear = Instant.parse("2026-12-31T15:59:59Z");
        Quota.Part part = Quota.Part.wanted(newOrder(), person, cny("26000.00"), List.of());
        inTransaction(() -> at(lastOfTheYear).reserve(List.of(part)));
        assertThat(usedIn(2026)).isEqualTo(2_600_000L);

        inTransaction(() -> at(lastOfTheYear.plusSeconds(1)).release(List.of(part.orderId())));

        assertThat(usedIn(2026)).isZero();
        assertThat(usedIn(2027)).isZero();
    }

    /** The same books, at that time. */
    private Quota at(Instant now) {
        return new Quota(store, rules, Clock.fixed(now, ZoneOffset.UTC));
    }

    private long usedIn(int year) {
        String index = person.get(0).value();
        return store.used(Set.of(index), year).getOrDefault(index, 0L);
    }

    @Test
    void givesBackTheQuantityOfWhatWentBackAndTheRestWithTheRest() {
        String order = newOrder();
        reserve(order, person, cny("30.00"), List.of(sugar("2")));

        inTransaction(() -> quota.giveBackPart(
                order, cny("10.00"), List.of(back("1701990000", "2", "0.5"), back("1806320000", "9", "9")), today));
        assertThat(sugarLeft()).isEqualByComparingTo("0.5");

        inTransaction(() -> quota.giveBackPart(order, cny("10.00"), List.of(back("1701990000", "1.5", "0.5")), today));
        assertThat(sugarLeft()).isEqualByComparingTo("1");

        inTransaction(() -> quota.giveBackPart(order, cny("1.00"), List.of(back("1701990000", "1", "0")), today));
        assertThat(sugarLeft()).as("other goods went back").isEqualByComparingTo("1");

        inTransaction(() -> quota.giveBack(order));
        inTransaction(() -> quota.giveBackPart(order, cny("10.00"), List.of(back("1701990000", "1", "1")), today));
        assertThat(sugarLeft()).as("all of it, once").isEqualByComparingTo("2");
    }

    @Test
    void givesBackTheShareOfAQuantityThatIsCountedInAnotherUnit() {
        String order = newOrder();
        reserve(order, person, cny("30.00"), List.of(sugar("1.8")));

        inTransaction(() -> quota.giveBackPart(order, cny("10.00"), List.of(back("1701990000", "3", "1")), today));

        assertThat(sugarLeft()).isEqualByComparingTo("0.8");
    }

    /** How many kilograms of sugar the person may still buy, found out as a refusal tells it. */
    private BigDecimal sugarLeft() {
        try {
            reserve(newOrder(), person, cny("1.00"), List.of(sugar("1000")));
            throw new AssertionError("more than the limit was granted");
        } catch (Problem refused) {
            return new BigDecimal("2")
                    .subtract(new BigDecimal(String.valueOf(refused.facts().get("usedQuantity"))));
        }
    }

    private static Quota.GoodsBack back(String hsCode, String stillOut, String back) {
        return new Quota.GoodsBack(hsCode, new BigDecimal(stillOut), new BigDecimal(back));
    }

    private static YearlyQuantity sugar(String kilograms) {
        return new YearlyQuantity("1701", new BigDecimal(kilograms), new BigDecimal("2"), "035", "test");
    }

    private String reserve(String amount) {
        String order = newOrder();
        reserve(order, person, cny(amount), List.of());
        return order;
    }

    private void reserve(String order, List<BlindIndex> indexes, Money amount, List<YearlyQuantity> goods) {
        reserve(List.of(Quota.Part.wanted(order, indexes, amount, goods)))
                .values()
                .forEach(refusal -> {
                    throw refusal;
                });
    }

    private Map<String, Problem> reserve(List<Quota.Part> parts) {
        return QuarkusTransaction.requiringNew().call(() -> quota.reserve(parts));
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }

    private static String newOrder() {
        return ORDER.print(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }

    private static BlindIndex index(String key) {
        return new BlindIndex(key, UUID.randomUUID().toString().replace("-", "").repeat(2));
    }
}
