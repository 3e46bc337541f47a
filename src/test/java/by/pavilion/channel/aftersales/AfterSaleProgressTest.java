package by.pavilion.channel.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.AfterSale;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AfterSaleProgressTest {
    private static final Instant CHANGED = Instant.parse("2026-11-11T12:00:00Z");
    private static final String VERSION = "100-20-1794398400000";

    @Inject
    NoticeAfterSales noticeAfterSales;

    @Inject
    AfterSaleProgress progress;

    private final String shopId = UUID.randomUUID().toString();

    /** A list may say that money went back and neither how much nor for what. */
    @Test
    void whatItsMarketplaceSaysWhenAskedCompletesTheSameVersionOfAList() {
        AfterSale listed = afterSale("", AfterSale.Kind.OTHER, Money.zero(Money.CNY), CHANGED);
        AfterSale whole = afterSale("100000000001", AfterSale.Kind.RETURN, Money.of("12.90", Money.CNY), CHANGED);
        noticeAfterSales.notice("jd", shopId, List.of(listed));

        assertThat(progress.notice(known(), whole).told()).isEqualTo(whole);

        noticeAfterSales.notice("jd", shopId, List.of(listed));
        assertThat(known().told()).as("when the list is read again").isEqualTo(whole);
    }

    /** A list may have its company's name only, or nothing of the parcel. */
    @Test
    void underWhichNumberTheGoodsComeIsKeptAsTheMarketplaceSaysWhenAsked() {
        AfterSale listed = afterSale("100000000001", AfterSale.Kind.RETURN, Money.of("12.90", Money.CNY), CHANGED);
        noticeAfterSales.notice("jd", shopId, List.of(listed));
        AfterSale whole = sentBack(listed, "SF1234567");

        assertThat(progress.notice(known(), whole).told()).isEqualTo(whole);

        AfterSale corrected = sentBack(
                afterSale("100000000001", AfterSale.Kind.RETURN, Money.of("12.90", Money.CNY), CHANGED.plusSeconds(1)),
                "SF7654321");
        noticeAfterSales.notice("jd", shopId, List.of(corrected));
        noticeAfterSales.notice("jd", shopId, List.of(whole));
        assertThat(known().told()).isEqualTo(corrected);
    }

    private static AfterSale sentBack(AfterSale told, String number) {
        return told(told, Optional.of(new ReturnTracking("jd-467", number)), false, told.pieces());
    }

    private static AfterSale told(
            AfterSale listed, Optional<ReturnTracking> parcel, boolean unclear, Optional<Long> pieces) {
        return new AfterSale(
                listed.externalId(),
                listed.externalOrderId(),
                listed.externalLineId(),
                listed.kind(),
                listed.state(),
                listed.amount(),
                listed.updatedAt(),
                listed.version(),
                parcel,
                unclear,
                pieces);
    }

    /** What it was is not kept: it may be a phone or an address. */
    @Test
    void thatANumberIsNoneIsKeptUntilThereIsOne() {
        AfterSale listed = afterSale("100000000001", AfterSale.Kind.RETURN, Money.of("12.90", Money.CNY), CHANGED);
        AfterSale unclear = told(listed, Optional.empty(), true, Optional.empty());
        noticeAfterSales.notice("jd", shopId, List.of(unclear));
        assertThat(known().told()).isEqualTo(unclear);

        AfterSale clear = sentBack(listed, "SF1234567");
        assertThat(progress.notice(known(), clear).told()).isEqualTo(clear);
    }

    /** A list does not have them. */
    @Test
    void howManyPiecesComeBackIsKeptAsTheMarketplaceSaysWhenAsked() {
        AfterSale listed = afterSale("100000000001", AfterSale.Kind.RETURN, Money.of("12.90", Money.CNY), CHANGED);
        AfterSale whole = told(listed, Optional.empty(), false, Optional.of(2L));
        noticeAfterSales.notice("jd", shopId, List.of(listed));

        assertThat(progress.notice(known(), whole).told()).isEqualTo(whole);

        noticeAfterSales.notice("jd", shopId, List.of(listed));
        assertThat(known().told()).as("when the list is read again").isEqualTo(whole);
    }

    @Test
    void anOlderVersionCompletesNothing() {
        AfterSale listed = afterSale("", AfterSale.Kind.OTHER, Money.zero(Money.CNY), CHANGED.plusSeconds(1));
        noticeAfterSales.notice("jd", shopId, List.of(listed));

        progress.notice(
                known(), afterSale("100000000001", AfterSale.Kind.RETURN, Money.of("12.90", Money.CNY), CHANGED));

        assertThat(known().told()).isEqualTo(listed);
    }

    private KnownAfterSale known() {
        return progress.find("jd", shopId, "S700000000001").orElseThrow();
    }

    private static AfterSale afterSale(String line, AfterSale.Kind kind, Money amount, Instant changed) {
        return new AfterSale(
                "S700000000001", "300000000001", line, kind, AfterSale.State.REFUNDED, amount, changed, VERSION);
    }
}
