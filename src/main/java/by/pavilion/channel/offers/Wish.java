package by.pavilion.channel.offers;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import java.util.Optional;

/**
 * What a marketplace is to be told about goods, and what it was told last.
 *
 * @param version counts the values that were wanted
 * @param sent the value that was sent last
 * @param approved a value that a person has let through
 * @param attempts how often the present value has failed
 * @param sales of stock: what is known of the marketplace's own sales
 */
record Wish(
        String channel,
        String shopId,
        ChannelSku there,
        WishKind kind,
        Sku sku,
        long wanted,
        long version,
        Optional<Long> sent,
        Optional<Long> approved,
        int attempts,
        Sales sales) {
    /**
     * What the marketplace itself has sold of its pieces since it was told a whole number.
     *
     * @param now as far as we know now
     * @param whenWanted how much of that was known when the value was wanted
     * @param whenSent and when the last value was sent
     * @param areCounted whether a whole number was told since which they are counted
     * @param attempted the version that was tried as a step last, when nobody knows how that ended
     * @param stepped whether the last value was sent as a step
     * @param drift by how much the marketplace differed when it was asked last
     */
    record Sales(
            long now,
            long whenWanted,
            long whenSent,
            boolean areCounted,
            Optional<Long> attempted,
            boolean stepped,
            long drift) {}

    /** The same when the same value is sent again, never the same for another one. */
    String requestId() {
        return there.skuId() + "-" + version;
    }

    /** The same of a step, which is another deed than telling the whole number. */
    String stepId() {
        return requestId() + "-step";
    }

    /**
     * Whether a step is better than the whole number: the goods are being sold there, so that there may be sales that we have not
     * heard of, which the whole number would undo. Nothing is nothing, however it came to that; and after a step of which nobody
     * knows whether it was made, only the whole number is certain.
     */
    boolean mayBeAStep() {
        return kind == WishKind.STOCK
                && sales.areCounted()
                && sales.whenWanted() > 0
                && wanted > 0
                && sent.filter(pieces -> pieces > 0).isPresent()
                && sales.attempted().filter(tried -> tried != version).isEmpty();
    }

    /**
     * Whether the marketplace has sold more since the value was wanted: whoever reckoned it may have seen our stock without those
     * pieces and not yet that they were sold there. Nothing is nothing, however much was sold.
     */
    boolean hasBeenOvertakenBySales() {
        return kind == WishKind.STOCK && wanted > 0 && sales.areCounted() && sales.now() != sales.whenWanted();
    }

    /** By how much our part of the stock has changed since: what the marketplace has sold meanwhile it has taken off itself. */
    long step() {
        return Math.subtractExact(
                Math.addExact(wanted, sales.whenWanted()), Math.addExact(sent.orElseThrow(), sales.whenSent()));
    }

    /** What should be there: what was sent, less what was sold there since. */
    long expected() {
        long told = sent.orElseThrow();
        return sales.areCounted() ? Math.max(0, told + sales.whenSent() - sales.now()) : told;
    }
}
