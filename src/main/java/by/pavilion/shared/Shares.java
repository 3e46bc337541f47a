package by.pavilion.shared;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whole parts of a whole. */
public final class Shares {
    private Shares() {}

    /**
     * Parts in proportion to the weights that add up to the whole. Each part is rounded towards zero; what is left goes
     * one at a time to the parts with the largest remainder, the earlier one first among equals.
     *
     * @throws IllegalArgumentException when a weight is negative or their sum is not positive
     */
    public static List<Long> split(long whole, List<Long> weights) {
        long total = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (total <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative and their sum positive: " + weights);
        }
        List<BigInteger[]> shares = weights.stream()
                .map(weight -> BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(weight))
                        .divideAndRemainder(BigInteger.valueOf(total)))
                .toList();
        List<Long> parts = new ArrayList<>(
                shares.stream().map(share -> share[0].longValueExact()).toList());
        long left = whole - parts.stream().mapToLong(Long::longValue).sum();
        List<Integer> byRemainder = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> shares.get(index)[1].abs(), Comparator.reverseOrder()))
                .toList();
        for (int turn = 0; turn < Math.abs(left); turn++) {
            parts.set(byRemainder.get(turn), parts.get(byRemainder.get(turn)) + Long.signum(left));
        }
        return Collections.unmodifiableList(parts);
    }
}
