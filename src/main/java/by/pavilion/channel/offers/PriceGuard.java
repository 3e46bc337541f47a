package by.pavilion.channel.offers;

import java.util.Optional;

/** Whether a price may go out without a person: a slip of a decimal point at a marketplace is sold out in a minute. */
final class PriceGuard {
    private static final long HUNDRED = 100;

    private PriceGuard() {}

    /**
     * Why a person has to look; empty when nobody has to. Minor units of one currency.
     *
     * @param before what it costs there, as far as that is known
     * @param own the listing's own price of as many pieces, whatever price lists say
     */
    static Optional<String> objection(
            long wanted, Optional<Long> before, long own, int mostChangePercent, int lowestPercent) {
        if (wanted <= 0) {
            return Optional.of("it is " + wanted);
        }
        if (Math.multiplyExact(wanted, HUNDRED) < Math.multiplyExact(own, (long) lowestPercent)) {
            return Optional.of("%d is less than %d %% of %d".formatted(wanted, lowestPercent, own));
        }
        return before.filter(old -> Math.multiplyExact(Math.abs(wanted - old), HUNDRED)
                        > Math.multiplyExact(old, (long) mostChangePercent))
                .map(old -> "from %d to %d is more than %d %%".formatted(old, wanted, mostChangePercent));
    }
}
