package by.pavilion.channel.offers;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopTurns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the log has told of shops that are not to be called now, because they rest or are stopped. Each of their goods meets the
 * same fault, and the same line for each would hide the others.
 */
final class ToldFaults {
    private final Map<ShopTurns.Turn, String> last = new ConcurrentHashMap<>();

    /** Whether the log has to tell of it; from then on it has been told. */
    boolean isNews(ShopTurns.Turn shop, ChannelFault fault) {
        return switch (fault.kind()) {
            case RETRY, REFUSED -> true;
            case WAIT, STOP -> fault.isAboutOne() || !fault.reason().equals(last.put(shop, fault.reason()));
        };
    }

    /** Something of the shop has gone well: the next fault is news, even if it is the same as before. */
    void wentWell(ShopTurns.Turn shop) {
        last.remove(shop);
    }
}
