package by.pavilion.storefront;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first so many of a list whose members come by in any order; nothing else is sorted. */
final class First {
    private final Comparator<Position> order;
    private final int most;
    private final PriorityQueue<Position> lastFirst;

    First(Comparator<Position> order, int most) {
        this.order = order;
        this.most = most;
        this.lastFirst = new PriorityQueue<>(order.reversed());
    }

    void offer(Position position) {
        Position last = lastFirst.size() < most ? null : lastFirst.peek();
        if (last == null || order.compare(position, last) < 0) {
            if (last != null) {
                lastFirst.poll();
            }
            lastFirst.add(position);
        }
    }

    List<Position> inOrder() {
        return lastFirst.stream().sorted(order).toList();
    }
}
