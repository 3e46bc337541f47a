package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.StockOut;
import by.pavilion.channel.limits.CallClass;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sets stock to absolute numbers, without warehouses: the platform refuses to mix stock with and without them on one SKU. What it
 * holds for campaigns and unpaid orders it tells apart.
 */
@ApplicationScoped
class DouyinStock implements StockOut {
    private static final String SET = "sku.syncStock";
    private static final String READ = "sku.stockNum";

    private final DouyinApi api;

    DouyinStock(DouyinApi api) {
        this.api = api;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public void set(ShopAccess shop, ChannelSku sku, long quantity, String requestId) throws ChannelFault {
        sync(shop, sku, false, quantity, requestId);
    }

    /** @param incremental whether the number is by how much there is more or less */
    void sync(ShopAccess shop, ChannelSku sku, boolean incremental, long number, String requestId) throws ChannelFault {
        try {
            api.call(
                    shop,
                    number == 0 && !incremental ? CallClass.SOLD_OUT : CallClass.STOCK,
                    SET,
                    Map.of(
                            "product_id",
                            sku.productId(),
                            "sku_id",
                            sku.skuId(),
                            "incremental",
                            incremental,
                            "idempotent_id",
                            requestId,
                            "stock_num",
                            number));
        } catch (ChannelFault fault) {
            if (!DouyinErrors.isDoneBefore(fault)) {
                throw fault;
            }
        }
    }

    @Override
    public Told read(ShopAccess shop, ChannelSku sku) throws ChannelFault {
        JsonNode data = api.call(shop, READ, Map.of("product_id", sku.productId(), "sku_id", sku.skuId()));
        Supplier<ChannelFault> unreadable =
                () -> new ChannelFault(ChannelFault.Kind.RETRY, READ + " answered without a number");
        long sellable = DouyinValues.number(data.path("stock_num")).orElseThrow(unreadable);
        long unpaid = DouyinValues.number(data.path("prehold_stock_num")).orElse(0L);
        long campaigns = DouyinValues.number(data.path("prom_stock_num")).orElse(0L);
        return new Told(sellable, Math.addExact(unpaid, campaigns));
    }
}
