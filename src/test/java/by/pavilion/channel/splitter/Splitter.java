package by.pavilion.channel.splitter;

import by.pavilion.channel.BuyersIn;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.MarketplaceOrder.State;
import by.pavilion.channel.OrdersIn;
import by.pavilion.channel.ShopAccess;
import by.pavilion.ordering.TestApi;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A marketplace that makes other orders out of those that it has sold. */
@ApplicationScoped
public class Splitter implements OrdersIn, BuyersIn {
    private final Map<String, MarketplaceOrder> sales = new ConcurrentHashMap<>();

    @Override
    public String channel() {
        return "splitter";
    }

    public void put(ExternalOrder id, State state, String sku, long pieces, Instant at, Optional<String> splitFrom) {
        sales.put(
                id.externalOrderId(),
                new MarketplaceOrder(
                        id,
                        state,
                        at,
                        at,
                        Optional.of(new MarketplaceOrder.Payment(
                                "douyinpay", "S" + id.externalOrderId(), Money.of("40.00", Money.CNY), at)),
                        List.of(new MarketplaceOrder.Line("1", new ChannelSku("", ""), sku, pieces)),
                        new MarketplaceOrder.Region("北京市", "北京市", "朝阳区", ""),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        splitFrom));
    }

    @Override
    public String fetchRaw(ShopAccess shop, String externalOrderId) {
        return externalOrderId;
    }

    @Override
    public MarketplaceOrder read(ExternalOrder id, String raw) {
        return Optional.ofNullable(sales.get(raw)).orElseThrow();
    }

    @Override
    public Recipient disclose(ShopAccess shop, MarketplaceOrder order) {
        return new Recipient(
                new Buyer("张三", TestApi.identityNumber(), "13800138000"),
                new ShipTo("李四", "13800138000", "北京市", "北京市", "朝阳区", "建国路1号", ""));
    }
}
