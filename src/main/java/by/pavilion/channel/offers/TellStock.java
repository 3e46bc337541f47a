package by.pavilion.channel.offers;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.StockOut;
import by.pavilion.channel.StockSteps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells a marketplace how much stock there is: as a step where that is better, else the whole number. */
@ApplicationScoped
class TellStock {
    private final WishProgress progress;
    private final Channels channels;

    TellStock(WishProgress progress, Channels channels) {
        this.progress = progress;
        this.channels = channels;
    }

    /** @throws ChannelFault when it is not known that the marketplace has taken it */
    void tell(ShopAccess shop, Wish wish) throws ChannelFault {
        Optional<StockSteps> steps =
                channels.find(wish.channel(), StockSteps.class).filter(taken -> wish.mayBeAStep());
        if (steps.isPresent()) {
            if (wish.step() == 0) {
                progress.settled(wish);
                return;
            }
            if (!progress.beginsStep(wish)) {
                return;
            }
            if (makeStep(steps.get(), shop, wish)) {
                progress.stepped(wish);
                return;
            }
        }
        if (wish.sales().areCounted() && !progress.beginsWhole(wish)) {
            return;
        }
        StockOut stock = channels.require(wish.channel(), StockOut.class);
        // to ask is less urgent than to tell that nothing is left, which is the same however often it is told
        boolean mayHaveArrived = wish.attempts() > 0 && steps.isEmpty() && wish.wanted() > 0;
        if (!mayHaveArrived || stock.read(shop, wish.there()).sellable() != wish.wanted()) {
            stock.set(shop, wish.there(), wish.wanted(), wish.requestId());
        }
        progress.sent(wish);
    }

    /** False when the marketplace refuses it: it has sold so much that fewer are left than are to be taken away. */
    private static boolean makeStep(StockSteps steps, ShopAccess shop, Wish wish) throws ChannelFault {
        try {
            steps.add(shop, wish.there(), wish.step(), wish.stepId());
            return true;
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.REFUSED) {
                return false;
            }
            throw fault;
        }
    }
}
