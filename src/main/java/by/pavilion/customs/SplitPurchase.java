package by.pavilion.customs;

import by.pavilion.customs.Splitting.Placed;
import by.pavilion.customs.SplittingStore.Known;
import by.pavilion.customs.SplittingStore.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orders that look like one purchase, with all those that wait for a person together with some of them.
 *
 * @param last of the orders that have shown it
 * @param since when a person should look at it
 * @param open the sets that it takes in
 */
record SplitPurchase(Placed last, Instant since, Set<String> orders, List<Known> open) {
    SplitPurchase {
        orders = Collections.unmodifiableSet(new TreeSet<>(orders));
        open = List.copyOf(open);
    }

    /**
     * What a person has to look at: what overlaps is one purchase, and what is known already is none.
     *
     * @param suspected orders that belong together, none of these lists empty, in the order of the last of each
     * @param known the sets, open and dismissed, that hold any of the orders
     */
    static List<SplitPurchase> in(List<List<Placed>> suspected, List<Known> known) {
        List<SplitPurchase> purchases = new ArrayList<>();
        for (List<Placed> together : suspected) {
            Set<String> orders = together.stream().map(Placed::order).collect(Collectors.toSet());
            if (known.stream().noneMatch(set -> set.orders().containsAll(orders))) {
                SplitPurchase all = of(together.get(together.size() - 1), orders, known);
                for (SplitPurchase earlier : List.copyOf(purchases)) {
                    if (!Collections.disjoint(earlier.orders, all.orders)) {
                        purchases.remove(earlier);
                        all = all.with(earlier);
                    }
                }
                purchases.add(all);
            }
        }
        return purchases;
    }

    private static SplitPurchase of(Placed last, Set<String> orders, List<Known> known) {
        List<Known> open = known.stream()
                .filter(set -> set.state() == State.OPEN && !Collections.disjoint(set.orders(), orders))
                .toList();
        Set<String> all = new TreeSet<>(orders);
        open.forEach(set -> all.addAll(set.orders()));
        Instant since =
                open.stream().map(Known::since).min(Comparator.naturalOrder()).orElse(last.at());
        return new SplitPurchase(last, since, all, open);
    }

    private SplitPurchase with(SplitPurchase earlier) {
        Set<String> all = new TreeSet<>(orders);
        all.addAll(earlier.orders);
        return new SplitPurchase(
                last,
                since.isBefore(earlier.since) ? since : earlier.since,
                all,
                Stream.concat(earlier.open.stream(), open.stream()).distinct().toList());
    }

    /** The set that needs the fewest further orders. */
    Known largest() {
        return Collections.max(
                open, Comparator.comparingInt((Known set) -> set.orders().size()));
    }
}
