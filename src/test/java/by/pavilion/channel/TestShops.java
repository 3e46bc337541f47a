package by.pavilion.channel;

import by.pavilion.shared.IdempotencyKey;
import java.util.UUID;

/** Shops that are connected to a {@link TinyDouyin}. */
public final class TestShops {
    private TestShops() {}

    public static Shop connect(ConnectShop connectShop, TinyDouyin platform, String shopId) {
        return connect(connectShop, platform, shopId, SignMethod.MD5);
    }

    public static Shop connect(ConnectShop connectShop, TinyDouyin platform, String shopId, SignMethod method) {
        return connectShop.connect(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                new ConnectShop.Wanted("douyin", shopId, platform.appKey, platform.secret, platform.gateway(), method));
    }

    /** A number as the platform gives to shops. */
    public static String newShopId() {
        return String.valueOf(UUID.randomUUID().getMostSignificantBits() >>> 20);
    }

    /** A number as the platform gives to orders: too large for a double. */
    public static String newOrderId() {
        return "69"
                + String.format("%017d", UUID.randomUUID().getLeastSignificantBits() >>> 8)
                        .substring(0, 17);
    }
}
