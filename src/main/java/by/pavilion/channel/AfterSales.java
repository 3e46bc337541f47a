package by.pavilion.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one marketplace tells what buyers want back, and hears whether we agree. Calls go over the network: never make them
 * inside a transaction.
 */
public interface AfterSales extends Ability {
    /** A page of what changed in a window, as {@link OrderSearch#changed} has it. */
    Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault;

    /** It as it stands now. */
    AfterSale fetch(ShopAccess shop, String externalId) throws ChannelFault;

    /** Agrees to what was seen; a {@link ChannelFault.Kind#REFUSED} fault when it has changed since. */
    void agree(ShopAccess shop, AfterSale seen) throws ChannelFault;

    /** Refuses what was seen; a {@link ChannelFault.Kind#REFUSED} fault when it has changed since. */
    void refuse(ShopAccess shop, AfterSale seen, String reason) throws ChannelFault;

    /** A part of the list; see {@link OrderSearch.Page}. */
    record Page(List<AfterSale> found, Optional<String> next, boolean tooMany) {
        public Page {
            found = List.copyOf(found);
        }
    }
}
