package by.pavilion.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ToldStatements;
import by.pavilion.catalog.Sku;
import by.pavilion.events.TestOutbox;
import by.pavilion.identity.MerchantId;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.FieldError;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ToldStatements.Profile.class)
class SetStocksTest {
    private final ToldStatements told = new ToldStatements();

    @Inject
    SetStocks setStocks;

    @Inject
    Stock stock;

    @Inject
    LotStore lots;

    @Inject
    TestShop shop;

    @Inject
    TestOutbox outbox;

    @AfterEach
    void listenNoLonger() {
        told.close();
    }

    @Test
    void aPortionCostsTheStatementsOfALine() {
        List<Sku> skus = IntStream.range(0, 2 * SetStocks.PORTION)
                .mapToObj(number -> shop.chocolate("26.00"))
                .toList();
        set(skus, 1); // listings are read once

        List<String> one = told.during(() -> set(skus.subList(0, 1), 2));
        List<String> portion = told.during(() -> set(skus.subList(0, SetStocks.PORTION), 3));
        List<String> two = told.during(() -> set(skus, 4));

        assertThat(portion).isEqualTo(one);
        assertThat(two).isEqualTo(Stream.concat(one.stream(), one.stream()).toList());
        assertThat(one).as(() -> String.join("\n", one)).hasSizeLessThanOrEqualTo(16);
        assertThat(skus).allSatisfy(sku -> assertThat(stock.of(sku).available()).isEqualTo(4));
    }

    @Test
    void eachLineStandsForItselfAndThoseOfOneSkuFollowEachOther() {
        Sku first = shop.chocolate("26.00", 10);
        Sku second = shop.chocolate("26.00");
        Sku third = shop.chocolate("26.00");
        WarehouseCode unknown = new WarehouseCode("NO-SUCH");

        List<List<FieldError>> answers = set(
                SetStocks.Line.of(first, 7, Optional.empty()),
                SetStocks.Line.of(first, 5, Optional.of(TestShop.DIRECT)),
                SetStocks.Line.of(first, 20, Optional.empty()),
                SetStocks.Line.of(second, 1, Optional.of(unknown)),
                SetStocks.Line.of(second, 3, Optional.of(TestShop.BONDED)),
                SetStocks.Line.of(third, 3, Optional.empty()),
                SetStocks.Line.of(new Sku("NOBODY-S"), 3, Optional.of(TestShop.BONDED)));

        assertThat(answers)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(FieldError.of("/warehouse", "unknown-warehouse")),
                        List.of(),
                        List.of(),
                        List.of(FieldError.of("/sku", "unknown-sku")));
        assertThat(stock.of(first).balances())
                .containsExactlyInAnyOrder(
                        new StockBalance(TestShop.BONDED, 15, 0), new StockBalance(TestShop.DIRECT, 5, 0));
        assertThat(stock.of(second).balances()).containsExactly(new StockBalance(TestShop.BONDED, 3, 0));
        assertThat(stock.of(third).available()).isEqualTo(3);
        assertThat(outbox.factsOf("pavilion.inventory", first.value()))
                .containsExactly("1 by.pavilion.stock.changed.v1", "2 by.pavilion.stock.changed.v1");
    }

    @Test
    void aLineThatNobodyForesawCostsItsNeighboursNothing() {
        Sku before = shop.chocolate("26.00", 10);
        Sku tooMany = shop.chocolate("26.00", 10);
        Sku after = shop.chocolate("26.00", 10);

        List<List<FieldError>> answers = set(
                SetStocks.Line.of(before, 1, Optional.empty()),
                SetStocks.Line.of(
                        tooMany, Long.MAX_VALUE, Optional.of(TestShop.DIRECT)), // with the ten it is no number
                SetStocks.Line.of(after, 2, Optional.empty()));

        assertThat(answers).containsExactly(List.of(), List.of(FieldError.of("", "line-failed")), List.of());
        assertThat(stock.of(before).available()).isEqualTo(1);
        assertThat(stock.of(tooMany).available()).isEqualTo(10);
        assertThat(stock.of(after).available()).isEqualTo(2);
        assertThat(outbox.factsOf("pavilion.inventory", before.value()))
                .as("told once though it was tried twice")
                .hasSize(2);
    }

    @Test
    void anotherMerchantsSkusAreUnknown() {
        Sku sku = shop.chocolate("26.00", 10);
        MerchantId another = new MerchantId(ThreadLocalRandom.current().nextLong(1_000_000, Long.MAX_VALUE));

        assertThat(setStocks.set("test", another, List.of(SetStocks.Line.of(sku, 0, Optional.empty()))))
                .containsExactly(List.of(FieldError.of("/sku", "unknown-sku")));

        assertThat(stock.of(sku).available()).isEqualTo(10);
    }

    @Test
    void linesOfLotsSetWhatThereIsOfThemAndNothingElse() {
        Sku sku = shop.chocolate("26.00", 10);
        LocalDate good = LocalDate.of(2027, 11, 30);

        List<List<FieldError>> answers = set(
                lot(sku, 30, "L-1", Optional.of(good)),
                lot(sku, 5, "L-2", Optional.empty()),
                lot(sku, 20, "L-1", Optional.of(good.plusDays(1))),
                lot(sku, 25, "L-1", Optional.empty()),
                new SetStocks.Line(sku, 1, Optional.empty(), Optional.of(new LotNumber("L-3")), Optional.of(good)));

        assertThat(answers)
                .containsExactly(
                        List.of(),
                        List.of(FieldError.of("/bestBefore", "best-before-needed")),
                        List.of(FieldError.of("/bestBefore", "other-best-before")),
                        List.of(),
                        List.of(FieldError.of("/warehouse", "lot-needs-warehouse")));
        assertThat(stock.of(sku).available()).isEqualTo(35);
        assertThat(lots.after(sku, "", "", 10))
                .containsExactly(new Lot(sku, TestShop.BONDED, new LotNumber("L-1"), good, 30, 0, 5));
    }

    @Test
    void aLotCannotFallBelowWhatOrdersHold() {
        Sku sku = shop.chocolate("26.00");
        set(lot(sku, 10, "L-1", Optional.of(LocalDate.of(2027, 11, 30))));
        set(SetStocks.Line.of(sku, 4, Optional.of(TestShop.BONDED)));

        List<List<FieldError>> answers = set(lot(sku, 1, "L-1", Optional.empty()));

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).extracting(FieldError::reason).containsExactly("stock-below-zero");
        assertThat(stock.of(sku).available()).isEqualTo(4);
    }

    @Test
    void aPortionOfLotsCostsTheStatementsOfOne() {
        List<Sku> skus = IntStream.range(0, SetStocks.PORTION)
                .mapToObj(number -> shop.chocolate("26.00"))
                .toList();
        setLots(skus, 1);

        List<String> one = told.during(() -> setLots(skus.subList(0, 1), 2));
        List<String> portion = told.during(() -> setLots(skus, 3));

        assertThat(portion).hasSameSizeAs(one);
    }

    private static SetStocks.Line lot(Sku sku, long pieces, String number, Optional<LocalDate> bestBefore) {
        return new SetStocks.Line(
                sku, pieces, Optional.of(TestShop.BONDED), Optional.of(new LotNumber(number)), bestBefore);
    }

    private void setLots(List<Sku> skus, long pieces) {
        List<SetStocks.Line> lines = skus.stream()
                .map(sku -> lot(sku, pieces, "L-1", Optional.of(LocalDate.of(2027, 11, 30))))
                .toList();
        assertThat(setStocks.set("test", TestShop.MERCHANT, lines)).allMatch(List::isEmpty);
    }

    private List<List<FieldError>> set(SetStocks.Line... lines) {
        return setStocks.set("test", TestShop.MERCHANT, List.of(lines));
    }

    private void set(List<Sku> skus, long pieces) {
        List<SetStocks.Line> lines = new ArrayList<>();
        skus.forEach(sku -> lines.add(SetStocks.Line.of(sku, pieces, Optional.of(TestShop.BONDED))));
        assertThat(setStocks.set("test", TestShop.MERCHANT, lines)).allMatch(List::isEmpty);
    }
}
