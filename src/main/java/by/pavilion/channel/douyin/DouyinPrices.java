package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.PricesOut;
import by.pavilion.channel.ShopAccess;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Prices in fen. The platform throttles who changes one often. */
@ApplicationScoped
class DouyinPrices implements PricesOut {
    private static final String SET = "sku.editPrice";
    private static final String READ = "product.detail";

    private final DouyinApi api;

    DouyinPrices(DouyinApi api) {
        this.api = api;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public void set(ShopAccess shop, ChannelSku sku, Money price) throws ChannelFault {
        if (price.isNegative() || price.isZero() || !price.currency().equals(Money.CNY)) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, SET + " takes no price of " + price);
        }
        api.call(
                shop,
                SET,
                Map.of("product_id", sku.productId(), "sku_id", sku.skuId(), "price", DouyinValues.fen(price)));
    }

    @Override
    public Money read(ShopAccess shop, ChannelSku sku) throws ChannelFault {
        JsonNode data = api.call(shop, READ, Map.of("product_id", sku.productId()));
        for (JsonNode entry : data.path("spec_prices")) {
            Optional<Money> price = DouyinValues.id(entry.path("sku_id"))
                    .filter(sku.skuId()::equals)
                    .flatMap(same -> DouyinValues.money(entry.path("price")));
            if (price.isPresent()) {
                return price.get();
            }
        }
        throw new ChannelFault(ChannelFault.Kind.REFUSED, READ + " knows no such sku");
    }
}
