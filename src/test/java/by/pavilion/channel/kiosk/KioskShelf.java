package by.pavilion.channel.kiosk;

import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.StockOut;
import jakarta.enterprise.context.ApplicationScoped;

/** What there is at the kiosk. */
@ApplicationScoped
class KioskShelf implements StockOut {
    private final Kiosk kiosk;

    KioskShelf(Kiosk kiosk) {
        this.kiosk = kiosk;
    }

    @Override
    public String channel() {
        return KioskSales.CHANNEL;
    }

    @Override
    public void set(ShopAccess shop, ChannelSku sku, long quantity, String requestId) {
        kiosk.stock(sku.skuId(), quantity);
    }

    @Override
    public Told read(ShopAccess shop, ChannelSku sku) {
        return new Told(kiosk.stockOf(sku.skuId()), 0);
    }
}
