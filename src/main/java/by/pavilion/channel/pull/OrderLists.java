package by.pavilion.channel.pull;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ShopAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads all that a marketplace lists of a span of time, without moving anything on. */
@ApplicationScoped
public class OrderLists {
    /**
     * Every page, and in narrower windows where there is too much in one. What a marketplace lists of the second in which the
     * span ends belongs to the next, so that no order is in two spans that follow each other.
     *
     * @param from included, a whole second
     * @param until not included, a whole second
     */
    public List<OrderSearch.Found> read(OrderSearch search, ShopAccess shop, Instant from, Instant until)
            throws ChannelFault {
        return WindowReader.all(new Window(from, until, from), (start, end, next) -> {
            OrderSearch.Page page = search.changed(shop, start, end, next);
            List<OrderSearch.Found> found = page.orders().stream()
                    .filter(order -> order.updatedAt().isBefore(until))
                    .toList();
            return new WindowReader.Part<>(found, page.next(), page.tooMany());
        });
    }
}
