package by.pavilion.channel.kiosk;

import by.pavilion.channel.BuyersIn;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.OrdersIn;
import by.pavilion.channel.ReconciliationIn;
import by.pavilion.channel.ShopAccess;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders of the kiosk. Its own words for an order are its fields with bars between them. */
@ApplicationScoped
class KioskSales implements OrdersIn, OrderSearch, ReconciliationIn, BuyersIn {
    static final String CHANNEL = "kiosk";

    private final Kiosk kiosk;

    KioskSales(Kiosk kiosk) {
        this.kiosk = kiosk;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public String fetchRaw(ShopAccess shop, String externalOrderId) throws ChannelFault {
        return kiosk.find(externalOrderId)
                .map(sale -> String.join(
                        "|",
                        sale.state().name(),
                        sale.at().toString(),
                        sale.goods(),
                        String.valueOf(sale.pieces()),
                        String.valueOf(sale.fen())))
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.REFUSED, "no such sale"));
    }

    @Override
    public MarketplaceOrder read(ExternalOrder id, String raw) {
        String[] parts = raw.split("\\|", -1);
        Instant at = Instant.parse(parts[1]);
        return new MarketplaceOrder(
                id,
                MarketplaceOrder.State.valueOf(parts[0]),
                at,
                at,
                Optional.of(new MarketplaceOrder.Payment(
                        "douyinpay",
                        "K" + id.externalOrderId(),
                        Money.ofMinor(Long.parseLong(parts[4]), Money.CNY),
                        at)),
                List.of(new MarketplaceOrder.Line("1", new ChannelSku("", parts[2]), "", Long.parseLong(parts[3]))),
                new MarketplaceOrder.Region("北京市", "北京市", "朝阳区", ""),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    @Override
    public Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) {
        List<Kiosk.Sale> sales = kiosk.changed(shop.shop().shopId(), from, until);
        return sales.size() > Kiosk.MOST
                ? Page.narrower()
                : Page.of(
                        sales.stream()
                                .map(sale -> new Found(sale.id(), sale.at(), sale.state(), ""))
                                .toList(),
                        Optional.empty());
    }

    @Override
    public Page listed(ShopAccess shop, Instant from, Instant until, Optional<String> page) {
        return changed(shop, from, until, page);
    }

    @Override
    public Recipient disclose(ShopAccess shop, MarketplaceOrder order) {
        MarketplaceOrder.Region region = order.region();
        return new Recipient(
                new Buyer("张三", "110101199003071233", "13800138000"),
                new ShipTo("李四", "13800138000", region.province(), region.city(), region.district(), "建国路1号", ""));
    }
}
