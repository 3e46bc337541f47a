package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.LotStore.Assignment;
import by.pavilion.inventory.LotStore.Shelf;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says which lots orders are picked from: first expired, first out, among those that stay good long enough for the order's
 * channel. Goods without lots, and what the lots do not cover, are picked as they lie.
 */
@ApplicationScoped
class AssignLots {
    private final LotStore store;
    private final ShelfLifeRuleStore rules;
    private final Clock clock;

    AssignLots(LotStore store, ShelfLifeRuleStore rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /** A line of an accepted order. */
    record Wish(String orderId, String lineId, String channel, Sku sku, WarehouseCode warehouse, long quantity) {
        Shelf shelf() {
            return new Shelf(sku, warehouse);
        }
    }

    /** Serves who comes first first. An order that has lots already keeps them. Joins the caller's transaction. */
    void assign(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return;
        }
        List<Lot> lots =
                store.lockLeft(wishes.stream().map(Wish::shelf).collect(Collectors.toCollection(TreeSet::new)));
        if (lots.isEmpty()) {
            return;
        }
        Set<String> served =
                store.served(wishes.stream().map(Wish::orderId).collect(Collectors.toCollection(TreeSet::new)));
        ShelfLife shelfLife = rules.all();
        LocalDate today = ShelfLife.today(clock.instant());
        Map<Lot, Long> left = new HashMap<>();
        List<Assignment> assignments = new ArrayList<>();
        for (Wish wish : wishes) {
            long wanted = served.contains(wish.orderId()) ? 0 : wish.quantity();
            for (Lot lot : lots) {
                long taken = Math.min(wanted, left.getOrDefault(lot, lot.left()));
                if (taken > 0 && Shelf.of(lot).equals(wish.shelf()) && shelfLife.permits(lot, wish.channel(), today)) {
                    left.put(lot, left.getOrDefault(lot, lot.left()) - taken);
                    assignments.add(new Assignment(wish.orderId(), wish.lineId(), lot, taken));
                    wanted -= taken;
                }
            }
        }
        if (!assignments.isEmpty()) {
            store.assign(assignments, clock.instant());
        }
    }

    /**
     * Puts back what orders that got smaller need no more, of each line the pieces that stay good longest. Told again it
     * changes nothing: it is said what stays, not what goes. Joins the caller's transaction.
     *
     * @param wanted by order, how many pieces are left of each line
     */
    void keepOnly(Map<String, Map<String, Long>> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, Long> room = new HashMap<>();
        wanted.values().forEach(room::putAll);
        for (Assignment assignment : inOrder(wanted.keySet())) {
            long kept = Math.min(room.getOrDefault(assignment.lineId(), 0L), assignment.quantity());
            room.merge(assignment.lineId(), -kept, Long::sum);
            giveBack(assignment, assignment.quantity() - kept);
        }
    }

    /**
     * Puts pieces of an order's goods back that are on the shelf again, first those that expire first: nobody looks at a
     * returned piece's lot. Joins the caller's transaction, which holds the SKU.
     */
    void cameBack(String order, Sku sku, long pieces) {
        long left = pieces;
        for (Assignment assignment : inOrder(Set.of(order))) {
            if (assignment.lot().sku().equals(sku)) {
                long back = Math.min(left, assignment.quantity());
                giveBack(assignment, back);
                left -= back;
            }
        }
    }

    private List<Assignment> inOrder(Collection<String> orders) {
        return store.lockAssigned(orders).stream()
                .sorted(Comparator.comparing(assignment -> assignment.lot().bestBefore()))
                .toList();
    }

    private void giveBack(Assignment assignment, long pieces) {
        if (pieces == assignment.quantity()) {
            store.giveBack(List.of(assignment), clock.instant());
        } else if (pieces > 0) {
            store.giveBackPart(assignment, pieces);
        }
    }

    /** Puts back what cancelled orders were to be picked from. Joins the caller's transaction. */
    void giveBack(Collection<String> orders) {
        List<Assignment> assigned = orders.isEmpty() ? List.of() : store.lockAssigned(orders);
        if (!assigned.isEmpty()) {
            store.giveBack(assigned, clock.instant());
        }
    }
}
