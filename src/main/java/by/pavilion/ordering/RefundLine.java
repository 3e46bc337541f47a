package by.pavilion.ordering;

import by.pavilion.shared.Shares;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What of a refund is for one line, in minor units. The freight of a line that stays may rise when others go, since fewer
 * lines share the parcel: its part is then below zero.
 *
 * @param goods without their discount
 */
public record RefundLine(OrderLineId line, long goods, long freight, long tax) {
    public long total() {
        return Math.addExact(goods, Math.addExact(freight, tax));
    }

    private List<Long> parts() {
        return List.of(goods, freight, tax);
    }

    /** So much, shared among the lines as their parts are; parts below zero get nothing of it. */
    static List<RefundLine> shared(long amount, List<RefundLine> lines) {
        List<Long> weights = lines.stream()
                .flatMap(line -> line.parts().stream())
                .map(part -> Math.max(0, part))
                .toList();
        List<Long> shares = Shares.split(amount, weights);
        return IntStream.range(0, lines.size())
                .mapToObj(index -> new RefundLine(
                        lines.get(index).line(),
                        shares.get(3 * index),
                        shares.get(3 * index + 1),
                        shares.get(3 * index + 2)))
                .filter(line -> !line.isNothing())
                .toList();
    }

    boolean isNothing() {
        return goods == 0 && freight == 0 && tax == 0;
    }
}
