package by.pavilion.ordering;

import static by.pavilion.ordering.OrderStatus.CANCELLED;
import static by.pavilion.ordering.OrderStatus.COMPLETED;
import static by.pavilion.ordering.OrderStatus.DECLARED;
import static by.pavilion.ordering.OrderStatus.DELIVERED;
import static by.pavilion.ordering.OrderStatus.PAID;
import static by.pavilion.ordering.OrderStatus.PLACED;
import static by.pavilion.ordering.OrderStatus.REJECTED;
import static by.pavilion.ordering.OrderStatus.RELEASED;
import static by.pavilion.ordering.OrderStatus.RETURNED;
import static by.pavilion.ordering.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderStatusTest {
    /** The table of the contract, written a second time. */
    static final Map<OrderStatus, Set<OrderStatus>> TABLE = Map.of(
            PLACED, Set.of(PAID, CANCELLED),
            PAID, Set.of(DECLARED, CANCELLED),
            DECLARED, Set.of(RELEASED, REJECTED, CANCELLED),
            REJECTED, Set.of(DECLARED, CANCELLED),
            RELEASED, Set.of(SHIPPED, RETURNED),
            SHIPPED, Set.of(DELIVERED, RETURNED),
            DELIVERED, Set.of(COMPLETED, RETURNED),
            COMPLETED, Set.of(RETURNED),
            CANCELLED, Set.of(),
            RETURNED, Set.of());

    @Test
    void exitsAreThoseOfTheTable() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(status.next()).as("exits of %s", status).isEqualTo(TABLE.get(status));
        }
    }

    @Test
    void everyStatusCanBeReachedFromPlacedAndLeadsToAnEnd() {
        assertThat(reachable(PLACED)).containsExactlyInAnyOrder(OrderStatus.values());
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(reachable(status)).as("ends of %s", status).containsAnyOf(CANCELLED, RETURNED);
        }
    }

    private static Set<OrderStatus> reachable(OrderStatus start) {
        Set<OrderStatus> seen = EnumSet.of(start);
        Deque<OrderStatus> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (OrderStatus next : open.remove().next()) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }
}
