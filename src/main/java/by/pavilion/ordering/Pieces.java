package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pieces of a line of an order, or of an SKU, whichever of its lines they belong to. */
public record Pieces(Optional<OrderLineId> line, Optional<Sku> sku, long quantity) {

    /** Refuses a wish for more than there is. */
    public interface TooMany {
        FieldError at(String pointer, long most);
    }

    /**
     * How many pieces of which line are meant, each wish taking from what those before it have left.
     *
     * @param left how many there are of each line; what is meant is taken from it
     * @param errors gets one for each wish that the order cannot meet
     */
    public static Map<OrderLineId, Long> byLine(
            Order order, List<Pieces> wishes, Map<OrderLineId, Long> left, TooMany tooMany, List<FieldError> errors) {
        Map<OrderLineId, Long> meant = new HashMap<>();
        for (int index = 0; index < wishes.size(); index++) {
            Pieces wish = wishes.get(index);
            String pointer = "/lines/" + index;
            List<OrderLine> candidates =
                    order.lines().stream().filter(wish::isOf).toList();
            if (wish.line().isPresent() == wish.sku().isPresent()) {
                errors.add(FieldError.of(pointer, "line-or-sku"));
            } else if (candidates.isEmpty()) {
                errors.add(FieldError.of(pointer + "/" + (wish.line().isPresent() ? "lineId" : "sku"), "not-in-order"));
            } else {
                long most = candidates.stream()
                        .mapToLong(line -> left.getOrDefault(line.id(), 0L))
                        .sum();
                if (wish.quantity() > most) {
                    errors.add(tooMany.at(pointer + "/quantity", most));
                } else {
                    share(wish.quantity(), candidates, left, meant);
                }
            }
        }
        return meant;
    }

    private boolean isOf(OrderLine one) {
        return line.map(one.id()::equals).orElse(true)
                && sku.map(one.sku()::equals).orElse(true);
    }

    private static void share(
            long quantity, List<OrderLine> candidates, Map<OrderLineId, Long> left, Map<OrderLineId, Long> meant) {
        long rest = quantity;
        for (OrderLine line : candidates) {
            long taken = Math.min(rest, left.getOrDefault(line.id(), 0L));
            left.merge(line.id(), -taken, Math::addExact);
            meant.merge(line.id(), taken, Math::addExact);
            rest -= taken;
        }
    }
}
