package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When other rules than before decide on listings, and what that begins. */
class RulesInForceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final LocalDate LATER = DAY.plusDays(10);
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    @Test
    void aDayOnWhichNothingBeginsOrEndsIsLikeTheOneBefore() {
        RuleBook book = book(List.of(goods("1806", DAY, LATER), goods("1905", LATER.plusDays(2), null)), List.of());

        assertThat(book.fingerprint(DAY.plusDays(1), CountryTable.NUMERIC))
                .isEqualTo(book.fingerprint(DAY, CountryTable.NUMERIC));
        assertThat(book.fingerprint(LATER, CountryTable.NUMERIC))
                .as("one ends")
                .isNotEqualTo(book.fingerprint(DAY, CountryTable.NUMERIC));
        assertThat(book.fingerprint(LATER.plusDays(1), CountryTable.NUMERIC))
                .isEqualTo(book.fingerprint(LATER, CountryTable.NUMERIC));
        assertThat(book.fingerprint(LATER.plusDays(2), CountryTable.NUMERIC))
                .as("one begins")
                .isNotEqualTo(book.fingerprint(LATER, CountryTable.NUMERIC));
    }

    @Test
    void aRowThatSaysSomethingElseCountsAtOnceAndOneOfADayToComeDoesNot() {
        AllowedGoods row = goods("1806", DAY, null);
        String before = book(List.of(row), List.of()).fingerprint(DAY, CountryTable.NUMERIC);

        assertThat(book(List.of(row, goods("1905", LATER, null)), List.of()).fingerprint(DAY, CountryTable.NUMERIC))
                .isEqualTo(before);
        assertThat(book(List.of(goods("180690", DAY, null)), List.of()).fingerprint(DAY, CountryTable.NUMERIC))
                .isNotEqualTo(before);
    }

    @Test
    void tablesOfCodesDecideTooFromTheDayOnWhichARowBegins() {
        CustomsCountry belarus = new CustomsCountry("340", "BLR", "白俄罗斯", "Беларусь", "Belarus", "a table", DAY, null);
        StatutoryUnits kilograms = new StatutoryUnits("1806", "035", null, false, "a tariff", LATER, null);
        CustomsUnit unit = new CustomsUnit("035", "千克", "килограмм", "kilogram", null, "a table", DAY, LATER);
        String before = book(new CodeTables(List.of(kilograms), List.of(unit), List.of(belarus), List.of()))
                .fingerprint(DAY, CountryTable.NUMERIC);

        assertThat(book(new CodeTables(List.of(), List.of(unit), List.of(belarus), List.of()))
                        .fingerprint(DAY, CountryTable.NUMERIC))
                .as("the tariff's unit begins later")
                .isEqualTo(before);
        assertThat(book(new CodeTables(List.of(kilograms), List.of(unit), List.of(belarus), List.of()))
                        .fingerprint(DAY, CountryTable.ALPHA_3))
                .as("messages speak letters")
                .isNotEqualTo(before);
        assertThat(book(new CodeTables(List.of(kilograms), List.of(), List.of(belarus), List.of()))
                        .fingerprint(DAY, CountryTable.NUMERIC))
                .isNotEqualTo(before);
        assertThat(book(new CodeTables(List.of(kilograms), List.of(unit), List.of(), List.of()))
                        .fingerprint(DAY, CountryTable.NUMERIC))
                .isNotEqualTo(before);
        assertThat(book(new CodeTables(List.of(kilograms), List.of(unit), List.of(belarus), List.of()))
                        .fingerprint(LATER, CountryTable.NUMERIC))
                .isNotEqualTo(before);
    }

    private static RuleBook book(CodeTables codes) {
        return new RuleBook(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), codes,
                List.of());
    }

    @Test
    void aRegulationOfMakersThatIsOverIsStillAskedAbout() {
        RegistrationRegime over =
                new RegistrationRegime("DECREE-248", Pattern.compile("C.*"), "a decree", DAY.minusYears(4), DAY);
        RegistrationRegime other =
                new RegistrationRegime("DECREE-248", Pattern.compile("D.*"), "a decree", DAY.minusYears(4), DAY);

        assertThat(book(List.of(), List.of(over)).fingerprint(LATER, CountryTable.NUMERIC))
                .isNotEqualTo(book(List.of(), List.of(other)).fingerprint(LATER, CountryTable.NUMERIC));
    }

    @Test
    void otherRulesBeginARoundAnewWhereverTheLastOneWas() {
        RuleWatchStore.Watch underWay = new RuleWatchStore.Watch("old", "SKU-7", NOW);

        assertThat(underWay.seeing("old", NOW, A_WHILE)).isEqualTo(underWay);
        assertThat(underWay.seeing("new", NOW, A_WHILE))
                .isEqualTo(new RuleWatchStore.Watch("new", "", NOW.plus(A_WHILE)));
    }

    @Test
    void aRoundIsFollowedByAnotherOneWhenItsTimeHasCome() {
        RuleWatchStore.Watch done =
                new RuleWatchStore.Watch("rules", "SKU-7", NOW.plus(A_WHILE)).cameTo(Optional.empty());

        assertThat(done.seeing("rules", NOW, A_WHILE)).isEqualTo(done);
        RuleWatchStore.Watch again = done.seeing("rules", NOW.plus(A_WHILE), A_WHILE);
        assertThat(again).isEqualTo(new RuleWatchStore.Watch("rules", "", null));
        RuleWatchStore.Watch last = again.cameTo(Optional.empty());
        assertThat(last.seeing("rules", NOW.plus(Duration.ofDays(9)), A_WHILE))
                .as("and by no third one")
                .isEqualTo(last);
    }

    private static AllowedGoods goods(String prefix, LocalDate from, @Nullable LocalDate until) {
        return new AllowedGoods(prefix, "2019", null, AllowedGoods.Rule.NONE, null, null, null, "a list", from, until);
    }

    private static RuleBook book(List<AllowedGoods> goods, List<RegistrationRegime> regimes) {
        return new RuleBook(
                List.of(),
                List.of(),
                goods,
                List.of(),
                List.of(),
                List.of(),
                regimes,
                List.of(),
                CodeTables.NONE,
                List.of());
    }
}
