package by.pavilion.channel.pull;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.ShopAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads all that a marketplace lists of a span of time, without moving anything on. */
@ApplicationScoped
public class OrderLists {
    /** Every page, and in narrower windows where there is too much in one. */
    public List<OrderSearch.Found> read(OrderSearch search, ShopAccess shop, Instant from, Instant until)
            throws ChannelFault {
        Instant begin = from.truncatedTo(ChronoUnit.SECONDS);
        return WindowReader.all(new Window(begin, until, begin), (start, end, next) -> {
            OrderSearch.Page page = search.changed(shop, start, end, next);
            return new WindowReader.Part<>(page.orders(), page.next(), page.tooMany());
        });
    }
}
