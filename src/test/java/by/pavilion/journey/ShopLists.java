package by.pavilion.journey;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.WantOrders;
import by.pavilion.channel.aftersales.NoticeAfterSales;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A shop's lists, read at once: what the pull does once a minute and half a minute late. */
@ApplicationScoped
public class ShopLists {
    private static final Logger LOG = Logger.getLogger(ShopLists.class);

    private final Channels channels;
    private final WantOrders wantOrders;
    private final NoticeAfterSales noticeAfterSales;

    ShopLists(Channels channels, WantOrders wantOrders, NoticeAfterSales noticeAfterSales) {
        this.channels = channels;
        this.wantOrders = wantOrders;
        this.noticeAfterSales = noticeAfterSales;
    }

    /** Has all looked at that is listed as changed since then; a list that is not given is for another time. */
    public void read(ShopAccess access, Instant from) {
        Shop shop = access.shop();
        Instant until = Instant.now().plusSeconds(2);
        try {
            wantOrders.want(shop.channel(), shop.shopId(), orders(access, from, until), true);
            noticeAfterSales.notice(shop.channel(), shop.shopId(), afterSales(access, from, until));
        } catch (ChannelFault trouble) {
            LOG.infof("the list is read again: %s", trouble.getMessage());
        }
    }

    public List<OrderSearch.Found> orders(ShopAccess access, Instant from, Instant until) throws ChannelFault {
        OrderSearch search = channels.require(access.shop().channel(), OrderSearch.class);
        List<OrderSearch.Found> found = new ArrayList<>();
        Optional<String> page = Optional.empty();
        do {
            OrderSearch.Page part = search.changed(access, from, until, page);
            if (part.tooMany()) {
                return inHalves(access, from, until);
            }
            found.addAll(part.orders());
            page = part.next();
        } while (page.isPresent());
        return found;
    }

    private List<OrderSearch.Found> inHalves(ShopAccess access, Instant from, Instant until) throws ChannelFault {
        Instant middle = from.plusMillis((until.toEpochMilli() - from.toEpochMilli()) / 2);
        List<OrderSearch.Found> found = new ArrayList<>(orders(access, from, middle));
        found.addAll(orders(access, middle, until));
        return found;
    }

    private List<AfterSale> afterSales(ShopAccess access, Instant from, Instant until) throws ChannelFault {
        AfterSales afterSales = channels.require(access.shop().channel(), AfterSales.class);
        List<AfterSale> found = new ArrayList<>();
        Optional<String> page = Optional.empty();
        do {
            AfterSales.Page part = afterSales.changed(access, from, until, page);
            found.addAll(part.found());
            page = part.next();
        } while (page.isPresent());
        return found;
    }
}
