package by.pavilion.channel.pull;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ShopAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Reads all that a marketplace lists of a span of time, without moving anything on. */
@ApplicationScoped
public class OrderLists {
    /** Asks for a page of a list, as {@link OrderSearch#changed} does. */
    @FunctionalInterface
    public interface Listing {
        OrderSearch.Page page(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault;
    }

    /**
     * Every page, and in narrower windows where there is too much in one. What a marketplace lists of the second in which the
     * span ends belongs to the next, so that no order is in two spans that follow each other.
     *
     * @param from included, a whole second
     * @param until not included, a whole second
     */
    public List<OrderSearch.Found> read(Listing listing, ShopAccess shop, Instant from, Instant until)
            throws ChannelFault {
        return read(listing, shop, from, until, Integer.MAX_VALUE).orElseThrow();
    }

    /** The same, but empty when there is more than is wanted at once. */
    public Optional<List<OrderSearch.Found>> read(
            Listing listing, ShopAccess shop, Instant from, Instant until, int most) throws ChannelFault {
        AtomicLong seen = new AtomicLong();
        List<OrderSearch.Found> all = WindowReader.all(new Window(from, until, from), (start, end, next) -> {
            if (seen.get() > most) {
                return new WindowReader.Part<>(List.of(), Optional.empty(), false);
            }
            OrderSearch.Page page = listing.page(shop, start, end, next);
            List<OrderSearch.Found> found = page.orders().stream()
                    .filter(order -> order.updatedAt().isBefore(until))
                    .toList();
            seen.addAndGet(found.size());
            return new WindowReader.Part<>(found, page.next(), page.tooMany());
        });
        return seen.get() > most ? Optional.empty() : Optional.of(all);
    }
}
