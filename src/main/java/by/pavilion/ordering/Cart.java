package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goods that somebody thinks of buying. A cart reserves nothing and knows nothing of a person but the storefront's own name
 * for its customer.
 *
 * @param owner the storefront whose server keeps it
 * @param version goes up with every change
 * @param keptUntil when it is forgotten, unless it is changed before
 * @param lines one for each SKU, in the order in which they came
 */
public record Cart(
        CartId id,
        PlacedBy owner,
        Optional<String> buyerRef,
        long version,
        Instant changedAt,
        Instant keptUntil,
        List<Line> lines) {
    public Cart {
        lines = List.copyOf(lines);
    }

    public record Line(Sku sku, long quantity) {
        public Line {
            if (quantity < 1) {
                throw new IllegalArgumentException(quantity + " pieces of " + sku);
            }
        }
    }

    /** The same with other lines, from now on. */
    Cart with(List<Line> others, Instant at, Instant until) {
        return new Cart(id, owner, buyerRef, version + 1, at, until, others);
    }

    /** The lines after a change: an SKU gets the quantity, or goes where there is none. New ones come last. */
    List<Line> changed(Map<Sku, Optional<Long>> wanted) {
        Map<Sku, Long> pieces = pieces();
        wanted.forEach(
                (sku, quantity) -> quantity.ifPresentOrElse(some -> pieces.put(sku, some), () -> pieces.remove(sku)));
        return lines(pieces);
    }

    /** The lines of both: quantities of one SKU add up, to the most that a line may have. */
    List<Line> merged(Cart other, long mostPieces) {
        Map<Sku, Long> pieces = pieces();
        other.lines.forEach(line -> pieces.merge(
                line.sku(), line.quantity(), (here, there) -> Math.min(mostPieces, Math.addExact(here, there))));
        return lines(pieces);
    }

    /** As an order asks for them. */
    List<PlaceOrderCommand.Line> wanted() {
        return lines.stream()
                .map(line -> PlaceOrderCommand.Line.of(line.sku().toString(), line.quantity()))
                .toList();
    }

    private Map<Sku, Long> pieces() {
        Map<Sku, Long> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.put(line.sku(), line.quantity()));
        return pieces;
    }

    private static List<Line> lines(Map<Sku, Long> pieces) {
        List<Line> lines = new ArrayList<>();
        pieces.forEach((sku, quantity) -> lines.add(new Line(sku, quantity)));
        return lines;
    }
}
