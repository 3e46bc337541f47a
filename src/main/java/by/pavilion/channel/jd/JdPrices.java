package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.PricesOut;
import by.pavilion.channel.ShopAccess;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Sets and reads prices, in yuan as texts. A price that is not above nothing is never sent. */
@ApplicationScoped
class JdPrices implements PricesOut {
    private static final String SET = "jingdong.price.write.updateSkuJdPrice";
    private static final String READ = "jingdong.sku.read.findSkuById";

    private final JdApi api;

    JdPrices(JdApi api) {
        this.api = api;
    }

    @Override
    public String channel() {
        return JdOrders.CHANNEL;
    }

    @Override
    public void set(ShopAccess shop, ChannelSku sku, Money price) throws ChannelFault {
        if (price.isNegative() || price.isZero() || !price.currency().equals(Money.CNY)) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, SET + " takes no price of " + price);
        }
        boolean said = api.call(shop, SET, Map.of("skuId", JdStock.number(sku), "jdPrice", JdValues.yuan(price)))
                .saysSuccess();
        if (!said && !isThere(shop, sku, price)) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, SET + " has not set the price of " + sku.skuId());
        }
    }

    /** Asked where the answer does not say whether the price was taken. */
    private boolean isThere(ShopAccess shop, ChannelSku sku, Money price) throws ChannelFault {
        try {
            return read(shop, sku).equals(price);
        } catch (ChannelFault fault) {
            throw fault.orAgain();
        }
    }

    @Override
    public Money read(ShopAccess shop, ChannelSku sku) throws ChannelFault {
        JsonNode goods = api.call(shop, READ, Map.of("skuId", JdStock.number(sku), "field", "jdPrice"))
                .body()
                .path("sku");
        return JdValues.money(goods.path("jdPrice"))
                .orElseThrow(
                        () -> new ChannelFault(ChannelFault.Kind.REFUSED, READ + " knows no price of " + sku.skuId()));
    }
}
