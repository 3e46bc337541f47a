package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.KeptNumbers;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTurns;
import by.pavilion.channel.Shops;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.ordering.CancelOrder;
import by.pavilion.ordering.MarketplaceMoney;
import by.pavilion.ordering.MarketplaceReturns;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderHolds;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does for our orders what follows from what buyers want back: holds them while it is open, takes a line out or cancels all of what
 * was paid back before it was sent, wants back the goods of what was paid back later, and of what its buyer has sent before the
 * money goes. Each shop has a thread of its own, and each step can be repeated.
 */
@ApplicationScoped
class FollowAfterSales implements BackgroundWork {
    static final String NAME = "channel-after-sales";
    private static final Logger LOG = Logger.getLogger(FollowAfterSales.class);
    private static final int PORTION = 50;
    private static final int SHOPS_AT_ONCE = 16;
    private static final String REFUND_OPEN = "refund-open";

    private final AfterSaleProgress progress;
    private final Channels channels;
    private final Shops shops;
    private final Orders orders;
    private final KeptNumbers keptNumbers;
    private final ListingBook listings;
    private final OrderHolds holds;
    private final CancelOrder cancelOrder;
    private final MarketplaceMoney money;
    private final MarketplaceReturns returns;
    private final ShopTurns turns;

    FollowAfterSales(
            AfterSaleProgress progress,
            Channels channels,
            Shops shops,
            Orders orders,
            KeptNumbers keptNumbers,
            ListingBook listings,
            OrderHolds holds,
            CancelOrder cancelOrder,
            MarketplaceMoney money,
            MarketplaceReturns returns,
            Workers workers) {
        this.progress = progress;
        this.channels = channels;
        this.shops = shops;
        this.orders = orders;
        this.keptNumbers = keptNumbers;
        this.listings = listings;
        this.holds = holds;
        this.cancelOrder = cancelOrder;
        this.money = money;
        this.returns = returns;
        this.turns = new ShopTurns(NAME, SHOPS_AT_ONCE, () -> workers.wake(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        return turns.begin(
                progress.dueShops(ShopTurns.LOOK),
                (shop, mayGoOn) -> ShopTurns.each(progress.due(shop, PORTION), this::followOne, mayGoOn));
    }

    @PreDestroy
    void stop() {
        turns.stop();
    }

    /** Whatever goes wrong with one wish must not hold up the others, so it is put off. */
    private void followOne(KnownAfterSale known) {
        try {
            Optional<Order> ours = ours(known);
            if (ours.isEmpty()) {
                progress.notOursYet(known);
                // whoever has imported it meanwhile had this looked at before it was put off
                if (ours(known).isPresent()) {
                    progress.lookAgain(known);
                }
                return;
            }
            KnownAfterSale now = progress.notice(known, fetch(known));
            Optional<String> forAPerson = follow(now, ours.get());
            progress.done(now, Optional.of(ours.get().id().toString()), forAPerson);
        } catch (ChannelFault fault) {
            LOG.warnf(
                    "order=%s after-sale=%s is not followed yet: %s",
                    known.order().key(), known.told().externalId(), fault.getMessage());
            progress.failed(known, fault);
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "order=%s after-sale=%s is not followed",
                    known.order().key(),
                    known.told().externalId());
            progress.failed(known, ChannelFault.ofOurs(fault.getClass().getSimpleName()));
        }
    }

    private Optional<Order> ours(KnownAfterSale known) {
        return orders.findExternal(
                known.channel(), known.shopId(), keptNumbers.of(known.order()).externalOrderId());
    }

    private AfterSale fetch(KnownAfterSale known) throws ChannelFault {
        return channels.require(known.channel(), AfterSales.class)
                .fetch(access(known), known.told().externalId());
    }

    private ShopAccess access(KnownAfterSale known) throws ChannelFault {
        return shops.access(known.channel(), known.shopId())
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.STOP, "the shop is not connected"));
    }

    /** What a person has to look at, if anything. */
    private Optional<String> follow(KnownAfterSale known, Order order) throws ChannelFault {
        AfterSale told = known.told();
        if (told.kind() == AfterSale.Kind.OTHER && told.state() != AfterSale.State.REFUNDED) {
            boolean forAPerson = told.state() == AfterSale.State.ASKED || told.state() == AfterSale.State.UNKNOWN;
            return forAPerson ? Optional.of(words(told)) : Optional.empty();
        }
        return switch (told.state()) {
            case ASKED -> asked(known, order);
            case UNDERWAY -> {
                hold(known, order);
                yield sentBack(known, order);
            }
            case REFUNDED -> refunded(known, order);
            case CLOSED -> {
                goOn(known, order);
                yield Optional.empty();
            }
            case UNKNOWN -> Optional.of(words(told));
        };
    }

    private Optional<String> asked(KnownAfterSale known, Order order) throws ChannelFault {
        boolean isNothingLeftToRefuse =
                order.status() == OrderStatus.CANCELLED && known.told().kind() == AfterSale.Kind.REFUND_BEFORE_SHIPPING;
        if (isNothingLeftToRefuse) {
            return agreed(known);
        }
        hold(known, order);
        return sentBack(known, order).or(() -> Optional.of(words(known.told())));
    }

    /** Goods that are on their way have a return here, and a shipment, before their money goes. */
    private Optional<String> sentBack(KnownAfterSale known, Order order) {
        AfterSale told = known.told();
        if (told.kind() != AfterSale.Kind.RETURN) {
            return Optional.empty();
        }
        if (told.isNumberUnclear()) {
            return Optional.of(words(told) + ": the goods have been sent, and what stands for their number is none");
        }
        return told.sentBack().isPresent() ? wantedBack(known, order) : Optional.empty();
    }

    private Optional<String> wantedBack(KnownAfterSale known, Order order) {
        AfterSale told = known.told();
        MarketplaceReturns.Agreed agreed = new MarketplaceReturns.Agreed(
                known.actor(),
                told.externalId(),
                order.id(),
                told.externalLineId(),
                pieces(known, order),
                told.amount());
        return told.sentBack()
                .map(number -> returns.sent(agreed, number))
                .orElseGet(() -> returns.want(agreed))
                .map(why -> words(told) + ": the goods cannot be wanted back: " + why);
    }

    /** In pieces of ours; where one of the marketplace's may be several of ours a person has to say. */
    private Optional<Long> pieces(KnownAfterSale known, Order order) {
        String line = known.told().externalLineId();
        return known.told().pieces().filter(told -> order.lines().stream()
                .filter(one -> line.isEmpty()
                        || one.externalLineId().filter(line::equals).isPresent())
                .allMatch(one -> listings.isSoldByThePiece(known.channel(), known.shopId(), one.sku())));
    }

    /**
     * Nothing will be sent, because customs or a person has cancelled the order here; so the money that the buyer asks for is his.
     * What follows is the marketplace's word, for which we ask until it comes; when it does not come a person hears of it.
     */
    private Optional<String> agreed(KnownAfterSale known) throws ChannelFault {
        try {
            channels.require(known.channel(), AfterSales.class).agree(access(known), known.told());
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.REFUSED) {
                return Optional.of(words(known.told()) + ": " + fault.reason());
            }
            throw fault;
        }
        throw new ChannelFault(
                ChannelFault.Kind.RETRY, words(known.told()) + ": agreed to, and the marketplace has not said so yet");
    }

    private void hold(KnownAfterSale known, Order order) {
        if (known.hold().isPresent()) {
            return;
        }
        holds.hold(
                        known.actor(),
                        new IdempotencyKey(
                                known.told().externalId() + "-" + known.told().version()),
                        order.id(),
                        REFUND_OPEN,
                        note(known))
                .ifPresent(hold -> progress.holds(known, hold.toString()));
    }

    private void goOn(KnownAfterSale known, Order order) {
        holds.end(known.actor(), order.id(), REFUND_OPEN, note(known));
        if (known.hold().isPresent()) {
            progress.holds(known, null);
        }
    }

    private static String note(KnownAfterSale known) {
        return known.channel() + " " + known.told().externalId();
    }

    private Optional<String> refunded(KnownAfterSale known, Order order) throws ChannelFault {
        AfterSale told = known.told();
        if (!told.amount().isZero()) { // it is booked once, and may have to be told yet
            money.refunded(order.id(), told.externalId(), told.externalLineId(), told.amount(), told.updatedAt());
        }
        return switch (told.kind()) {
            case REFUND_BEFORE_SHIPPING -> {
                if (order.status() == OrderStatus.CANCELLED) {
                    yield Optional.empty();
                }
                if (known.takenOut()) {
                    goOn(known, order);
                    yield Optional.empty();
                }
                List<KnownAfterSale> paidBack = progress.paidBackBeforeShipping(known.order());
                yield KnownAfterSale.sum(paidBack).compareTo(payable(order)) < 0
                        ? paidBackPartly(known, paidBack, order)
                        : cancel(known, paidBack, order);
            }
            case RETURN -> {
                goOn(known, order);
                yield wantedBack(known, order);
            }
            case REFUND_ONLY -> {
                goOn(known, order);
                yield Optional.empty();
            }
            case OTHER -> {
                goOn(known, order);
                yield !told.amount().isZero() && isLessThanAPiece(told, List.of(known), order)
                        ? Optional.empty()
                        : Optional.of(words(told) + ": nobody says whether the goods come back");
            }
        };
    }

    /**
     * Much less than a piece costs is no piece: something was conceded, and all goods are still bought. What is more may be a
     * piece that nobody wants any more, at once or in parts, and only a person can find out.
     */
    private Optional<String> paidBackPartly(KnownAfterSale known, List<KnownAfterSale> paidBack, Order order) {
        if (known.letGo() || isLessThanAPiece(known.told(), paidBack, order)) {
            goOn(known, order);
            return Optional.empty();
        }
        if (takeOut(known, paidBack, order)) {
            return Optional.empty();
        }
        hold(known, order);
        return Optional.of(words(known.told()) + ": a part was paid back, the order stays held");
    }

    /**
     * Makes the order smaller by a line that was paid back as a whole, at once or in parts, as long as customs has not heard of
     * it and the rest agrees to the fen with what the marketplace has kept. That the line is gone is kept in the same transaction:
     * otherwise what was paid back for it could seem to be all that the rest costs.
     */
    private boolean takeOut(KnownAfterSale known, List<KnownAfterSale> paidBack, Order order) {
        String line = known.told().externalLineId();
        List<KnownAfterSale> ofLine = paidBack.stream()
                .filter(one -> !one.letGo() && one.told().externalLineId().equals(line))
                .toList();
        boolean isThere = order.lines().stream()
                .anyMatch(one -> one.externalLineId().filter(line::equals).isPresent());
        if (line.isEmpty() || ofLine.isEmpty() || !isThere) { // of what is gone the key would say that all is well
            return false;
        }
        try {
            cancelOrder.cancelLineForMarketplace(
                    known.actor(),
                    new IdempotencyKey("take-out-" + known.order().externalOrderId() + "-" + line),
                    order.id(),
                    line,
                    KnownAfterSale.sum(ofLine),
                    () -> progress.takenOut(ofLine));
        } catch (Problem notPossible) {
            return false;
        }
        goOn(known, order);
        return true;
    }

    /** Our share of the price is not to the fen what the buyer has paid for the piece, so half of it is where a piece begins. */
    private static boolean isLessThanAPiece(AfterSale told, List<KnownAfterSale> paidBack, Order order) {
        List<OrderLine> meant = order.lines().stream()
                .filter(line -> told.externalLineId().isEmpty()
                        || line.externalLineId()
                                .filter(told.externalLineId()::equals)
                                .isPresent())
                .toList();
        return !meant.isEmpty()
                && meant.stream().allMatch(line -> paidBackOf(line, paidBack) * 2 < priceOfAPiece(line));
    }

    /** In minor units, with what was paid back of the whole order; what a person has let go was no piece. */
    private static long paidBackOf(OrderLine line, List<KnownAfterSale> paidBack) {
        return KnownAfterSale.sum(paidBack.stream()
                        .filter(one -> !one.letGo())
                        .filter(one -> one.told().externalLineId().isEmpty()
                                || line.externalLineId()
                                        .filter(one.told().externalLineId()::equals)
                                        .isPresent())
                        .toList())
                .minor();
    }

    /** Without freight, in minor units rounded down. */
    private static long priceOfAPiece(OrderLine line) {
        Money all = line.goods().minus(line.discount()).plus(line.tax().total());
        return all.minor() / line.quantity();
    }

    /** While it is held customs is told nothing, not even of the cancellation; nor need a person look at the parts any more. */
    private Optional<String> cancel(KnownAfterSale known, List<KnownAfterSale> paidBack, Order order)
            throws ChannelFault {
        try {
            boolean isCancelled = cancelOrder.cancelForMarketplace(order.id());
            goOn(known, order);
            for (KnownAfterSale other : paidBack) {
                if (other.hold().isPresent()
                        && !other.told().externalId().equals(known.told().externalId())) {
                    goOn(other, order);
                    progress.lookAgain(other);
                }
            }
            if (!isCancelled) { // customs may still release it, and then it must not leave
                throw ChannelFault.ofOurs("customs has not agreed to the cancellation yet");
            }
            return Optional.empty();
        } catch (Problem tooLate) {
            hold(known, order);
            return Optional.of(words(known.told()) + ": too late to cancel, the order is " + order.status());
        }
    }

    private static Money payable(Order order) {
        return order.totals().payable();
    }

    private static String words(AfterSale told) {
        return told.kind() + " " + told.state() + " " + told.amount() + " of order " + told.externalOrderId();
    }
}
