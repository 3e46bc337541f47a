package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.StockSteps;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes stock by some pieces, as {@link DouyinStock} sets it, where an installation has switched that on. */
@ApplicationScoped
class DouyinStockSteps implements StockSteps {
    private final DouyinStock stock;
    private final DouyinConfig config;

    DouyinStockSteps(DouyinStock stock, DouyinConfig config) {
        this.stock = stock;
        this.config = config;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    @Override
    public boolean isSwitchedOn() {
        return config.stockSteps();
    }

    @Override
    public void add(ShopAccess shop, ChannelSku sku, long step, String requestId) throws ChannelFault {
        stock.sync(shop, sku, true, step, requestId);
    }
}
