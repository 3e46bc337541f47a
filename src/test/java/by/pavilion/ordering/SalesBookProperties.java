package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Shares;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The arithmetic that refunds in parts are booked by: each takes its share of what the earlier ones have left. */
class SalesBookProperties {

    @Property
    void refundsInPartsNeverTakeMoreOfAPartThanThereIsAndAddUp(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 300_000) Long> sold,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 400_000) Long> wishes) {
        List<Long> left = new ArrayList<>(sold);
        for (long wish : wishes) {
            long total = left.stream().mapToLong(Long::longValue).sum();
            long refund = Math.min(wish, total);
            if (refund > 0) {
                List<Long> back = SalesBook.parts(refund, left, Collections.nCopies(left.size(), 0L));
                assertThat(back).isEqualTo(Shares.split(refund, left));
                assertThat(back.stream().mapToLong(Long::longValue).sum()).isEqualTo(refund);
                for (int part = 0; part < left.size(); part++) {
                    assertThat(back.get(part)).isBetween(0L, left.get(part));
                    left.set(part, left.get(part) - back.get(part));
                }
            }
        }
    }

    @Property
    void aRefundThatKnowsItsLinesTakesThemAndNothingElseAsLongAsTheyAreThere(
            @ForAll @Size(min = 2, max = 12) List<@LongRange(min = 0, max = 300_000) Long> sold,
            @ForAll @LongRange(min = 1, max = 11) int lines) {
        List<Long> wished = new ArrayList<>(sold);
        for (int part = 0; part < Math.min(lines, sold.size()); part++) {
            wished.set(part, 0L);
        }
        long refund = wished.stream().mapToLong(Long::longValue).sum();
        if (refund > 0) {
            assertThat(SalesBook.parts(refund, sold, wished)).isEqualTo(wished);
        }
    }

    @Property
    void refundsThatKnowTheirLinesAndOthersNeverTakeMoreThanThereIsAndAddUp(
            @ForAll @Size(min = 1, max = 9) List<@LongRange(min = 0, max = 300_000) Long> sold,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 400_000) Long> amounts,
            @ForAll Random random) {
        List<Long> left = new ArrayList<>(sold);
        for (long amount : amounts) {
            long refund =
                    Math.min(amount, left.stream().mapToLong(Long::longValue).sum());
            if (refund > 0) {
                List<Long> wished = left.stream()
                        .map(part -> random.nextBoolean() ? 0L : (long) random.nextInt(100_000))
                        .toList();
                List<Long> back = SalesBook.parts(refund, left, wished);

                assertThat(back.stream().mapToLong(Long::longValue).sum()).isEqualTo(refund);
                for (int part = 0; part < left.size(); part++) {
                    assertThat(back.get(part)).isBetween(0L, left.get(part));
                    left.set(part, left.get(part) - back.get(part));
                }
            }
        }
    }

    @Property
    void whatAMarketplaceBearsGoesBackInProportionAndEndsWithWhatTheBuyerHasPaid(
            @ForAll @LongRange(min = 0, max = 300_000) long net,
            @ForAll @LongRange(min = 0, max = 30_000) long tax,
            @ForAll @LongRange(min = 0, max = 300_000) long borne,
            @ForAll @Size(max = 12) List<@LongRange(min = -5, max = 100_000) Long> wishes) {
        long goods = net;
        long left = borne;
        for (long wish : wishes) {
            long paid = goods + tax;
            long refund = Math.min(wish, goods);

            long back = SalesBook.borneOf(new SalesEntry.Parts(goods + left, left, 0, tax, left), refund);

            assertThat(back).isBetween(0L, left);
            if (refund > 0) {
                assertThat(back * paid).isBetween(left * refund - paid, left * refund);
            }
            goods -= Math.max(0, refund);
            left -= back;
        }

        long rest = SalesBook.borneOf(new SalesEntry.Parts(goods + left, left, 0, tax, left), goods + tax);
        assertThat(rest).isEqualTo(goods + tax > 0 ? left : 0);
    }
}
