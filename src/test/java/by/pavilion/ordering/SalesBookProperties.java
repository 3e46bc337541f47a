package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Shares;
import java.util.ArrayList;
import java.util.List;
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
                List<Long> back = Shares.split(refund, left);
                assertThat(back.stream().mapToLong(Long::longValue).sum()).isEqualTo(refund);
                for (int part = 0; part < left.size(); part++) {
                    assertThat(back.get(part)).isBetween(0L, left.get(part));
                    left.set(part, left.get(part) - back.get(part));
                }
            }
        }
    }
}
