package by.pavilion.channel.pull;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads all that a marketplace lists of what buyers want back in a span of time, without moving anything on. */
@ApplicationScoped
public class AfterSaleLists {
    /**
     * Every page, and in narrower windows where there is too much in one; the second in which the span ends belongs to the next.
     *
     * @param from included, a whole second
     * @param until not included, a whole second
     */
    public List<AfterSale> read(AfterSales afterSales, ShopAccess shop, Instant from, Instant until)
            throws ChannelFault {
        return WindowReader.all(new Window(from, until, from), (start, end, next) -> {
            AfterSales.Page page = afterSales.changed(shop, start, end, next);
            List<AfterSale> found = page.found().stream()
                    .filter(told -> told.updatedAt().isBefore(until))
                    .toList();
            return new WindowReader.Part<>(found, page.next(), page.tooMany());
        });
    }
}
