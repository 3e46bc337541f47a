package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.StockOut;
import by.pavilion.channel.limits.CallClass;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets stock as a whole. The call may succeed and still have refused the goods: their own result counts. */
@ApplicationScoped
class JdStock implements StockOut {
    private static final String SET = "jingdong.ware.stock.sku.set";
    private static final String RESULT = "returnType";
    private static final String READ = "jingdong.stock.read.findSkuStock";

    private final JdApi api;

    JdStock(JdApi api) {
        this.api = api;
    }

    @Override
    public String channel() {
        return JdOrders.CHANNEL;
    }

    @Override
    public void set(ShopAccess shop, ChannelSku sku, long quantity, String requestId) throws ChannelFault {
        Map<String, Object> request = Map.of(
                "updateModel",
                "fullStockIn",
                "stockRfId",
                requestId,
                "skuStocks",
                List.of(Map.of("skuId", number(sku), "stockNum", quantity)));
        CallClass kind = quantity == 0 ? CallClass.SOLD_OUT : CallClass.STOCK;
        requireTaken(api.call(shop, kind, SET, Map.of("req", request)), sku.skuId());
    }

    /** What it says of the goods themselves; some answers have that in a wrapper which says whether the call succeeded. */
    static void requireTaken(JdAnswer answer, String skuId) throws ChannelFault {
        JsonNode told = answer.body().has(RESULT) ? answer.provenResult(RESULT) : answer.body();
        for (JsonNode result : told.path("obj").path("updateStockResult")) {
            Optional<String> goods = JdValues.id(result.path("data")).or(() -> JdValues.id(result.path("skuId")));
            if (goods.equals(Optional.of(skuId))) {
                if (JdValues.isTrue(result.path("success"))) {
                    return;
                }
                String words = JdValues.text(result.path("message")).orElse("");
                throw new ChannelFault(ChannelFault.Kind.REFUSED, SET + " " + skuId + " " + words);
            }
        }
        throw new ChannelFault(ChannelFault.Kind.RETRY, SET + " answered without a result for " + skuId);
    }

    @Override
    public Told read(ShopAccess shop, ChannelSku sku) throws ChannelFault {
        JsonNode stocks =
                api.call(shop, READ, Map.of("skuId", number(sku))).body().path("skuStocks");
        long sellable = 0;
        long held = 0;
        boolean told = false;
        for (JsonNode stock : stocks) {
            if (JdValues.id(stock.path("skuId")).equals(Optional.of(sku.skuId()))) {
                sellable += JdValues.number(stock.path("stockNum")).orElse(0L);
                held += JdValues.number(stock.path("orderBookingNum")).orElse(0L);
                told = true;
            }
        }
        if (!told) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, READ + " knows no stock of " + sku.skuId());
        }
        return new Told(sellable, held);
    }

    /** Newer methods want numbers; they have no more digits than a long has. */
    static Long number(ChannelSku sku) throws ChannelFault {
        try {
            return Long.valueOf(sku.skuId());
        } catch (NumberFormatException e) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "no number of goods: " + sku.skuId());
        }
    }
}
