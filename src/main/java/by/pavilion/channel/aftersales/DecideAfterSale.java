package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.Shops;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/**
 * Tells a marketplace whether we agree to what a buyer wants back. The version that was seen here goes with it, so that nobody
 * agrees to what the buyer has just changed. What follows comes by the marketplace's word.
 */
@ApplicationScoped
public class DecideAfterSale {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final AfterSaleProgress progress;
    private final Channels channels;
    private final Shops shops;

    DecideAfterSale(AfterSaleProgress progress, Channels channels, Shops shops) {
        this.progress = progress;
        this.channels = channels;
        this.shops = shops;
    }

    /** What we say. */
    public enum Decision {
        AGREE,
        REFUSE
    }

    /**
     * Whether there is something to decide, whatever somebody wants to say about it.
     *
     * @throws by.pavilion.shared.Problem 404 when we know of no such wish
     */
    public void check(Shop shop, String externalId) {
        known(shop, externalId);
    }

    private KnownAfterSale known(Shop shop, String externalId) {
        if (!ID.matcher(externalId).matches()) {
            throw AfterSaleProblems.noSuchAfterSale();
        }
        return progress.find(shop.channel(), shop.shopId(), externalId).orElseThrow(AfterSaleProblems::noSuchAfterSale);
    }

    /**
     * Decides, once for each key that was answered well; any other repetition is for the marketplace to refuse.
     *
     * @param reason for the buyer, when we refuse
     * @throws by.pavilion.shared.Problem 404 when we know of no such wish, 409 when the marketplace does not take the answer, 503
     *     when it does not answer
     */
    public void decide(
            String caller, IdempotencyKey key, Shop shop, String externalId, Decision decision, String reason) {
        IdempotencyKeys.Claim claim = IdempotencyKeys.Claim.of(
                caller, key, String.join("\n", "decide", shop.id().toString(), externalId, decision.name(), reason));
        KnownAfterSale known = known(shop, externalId);
        if (progress.isDecided(claim)) {
            return;
        }
        AfterSales adapter = channels.require(shop.channel(), AfterSales.class);
        ShopAccess access = shops.access(shop.channel(), shop.shopId()).orElseThrow(AfterSaleProblems::noSuchAfterSale);
        try {
            switch (decision) {
                case AGREE -> adapter.agree(access, known.told());
                case REFUSE -> adapter.refuse(access, known.told(), reason);
            }
            progress.decided(claim, known);
        } catch (ChannelFault fault) {
            throw fault.kind() == ChannelFault.Kind.REFUSED
                    ? AfterSaleProblems.refused(fault.reason())
                    : AfterSaleProblems.unavailable();
        } finally {
            progress.lookAgain(known);
        }
    }
}
