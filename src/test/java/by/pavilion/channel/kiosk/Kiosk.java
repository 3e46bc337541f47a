package by.pavilion.channel.kiosk;

import by.pavilion.channel.MarketplaceOrder.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A marketplace that fits into a screen: it sells, lists what it has sold, and is told how much there is. */
@ApplicationScoped
public class Kiosk {
    /** It lists no more than so many at once, and no pages. */
    static final int MOST = 5;

    private final Map<String, Sale> sales = new ConcurrentHashMap<>();
    private final Map<String, Long> shelf = new ConcurrentHashMap<>();

    /** What was sold in a shop. */
    public record Sale(String id, String shopId, String goods, int pieces, long fen, Instant at, State state) {}

    public Sale sell(String shopId, String goods, int pieces, long fen, Instant at) {
        return put(new Sale(UUID.randomUUID().toString(), shopId, goods, pieces, fen, at, State.READY));
    }

    public void cancel(Sale sale, Instant at) {
        turn(sale, State.CANCELLED, at);
    }

    public void turn(Sale sale, State state, Instant at) {
        put(new Sale(sale.id(), sale.shopId(), sale.goods(), sale.pieces(), sale.fen(), at, state));
    }

    private Sale put(Sale sale) {
        sales.put(sale.id(), sale);
        return sale;
    }

    Optional<Sale> find(String id) {
        return Optional.ofNullable(sales.get(id));
    }

    List<Sale> changed(String shopId, Instant from, Instant until) {
        List<Sale> found = new ArrayList<>(sales.values());
        found.removeIf(sale -> !sale.shopId().equals(shopId)
                || sale.at().isBefore(from)
                || !sale.at().isBefore(until));
        return found;
    }

    void stock(String goods, long pieces) {
        shelf.put(goods, pieces);
    }

    public long stockOf(String goods) {
        return shelf.getOrDefault(goods, -1L);
    }
}
