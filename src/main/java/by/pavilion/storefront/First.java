package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import by.pavilion.storefront.search.Strictness;
import java.util.List;
import java.util.PriorityQueue;

/** The first so many of a list whose members come by in any order; of the others nothing is sorted or even made. */
final class First {
    private final ProductSort sort;
    private final int most;
    private final PriorityQueue<Position> lastFirst;

    First(ProductSort sort, int most) {
        this.sort = sort;
        this.most = most;
        this.lastFirst = new PriorityQueue<>(Position.order(sort).reversed());
    }

    /** See {@link Position}. */
    void offer(Strictness strictness, long key, long id) {
        Position last = lastFirst.size() < most ? null : lastFirst.peek();
        if (last == null || Position.compare(sort, key, id, last) < 0) {
            if (last != null) {
                lastFirst.poll();
            }
            lastFirst.add(new Position(strictness, key, new ProductId(id)));
        }
    }

    List<Position> inOrder() {
        return lastFirst.stream().sorted(Position.order(sort)).toList();
    }
}
