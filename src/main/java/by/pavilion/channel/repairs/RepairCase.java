package by.pavilion.channel.repairs;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ReportAgain;
import by.pavilion.channel.WantOrders;
import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCaseId;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.clearance.TellStepAgain;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.livestreams.LivestreamId;
import by.pavilion.channel.livestreams.Livestreams;
import by.pavilion.channel.offers.SendAgain;
import by.pavilion.channel.publications.PushListing;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Does what a case's trouble asks for: fetches the order once more, sends the value once more, goes on with a shop. What only a
 * person can mend is closed as seen. Trouble that is not over opens another case.
 */
@ApplicationScoped
public class RepairCase {
    private final ChannelCases cases;
    private final WantOrders wantOrders;
    private final NoticeAfterSales noticeAfterSales;
    private final SendAgain sendAgain;
    private final ReportAgain reportAgain;
    private final TellStepAgain tellStepAgain;
    private final PushListing pushListing;
    private final Livestreams livestreams;
    private final Breaker breaker;
    private final PullShops pullShops;
    private final IdempotencyKeys keys;

    RepairCase(
            ChannelCases cases,
            WantOrders wantOrders,
            NoticeAfterSales noticeAfterSales,
            SendAgain sendAgain,
            ReportAgain reportAgain,
            TellStepAgain tellStepAgain,
            PushListing pushListing,
            Livestreams livestreams,
            Breaker breaker,
            PullShops pullShops,
            IdempotencyKeys keys) {
        this.cases = cases;
        this.wantOrders = wantOrders;
        this.noticeAfterSales = noticeAfterSales;
        this.sendAgain = sendAgain;
        this.reportAgain = reportAgain;
        this.tellStepAgain = tellStepAgain;
        this.pushListing = pushListing;
        this.livestreams = livestreams;
        this.breaker = breaker;
        this.pullShops = pullShops;
        this.keys = keys;
    }

    /**
     * Repairs, once for each key.
     *
     * @throws by.pavilion.shared.Problem 404 when the channel has no such case, 409 when it is closed
     */
    @Transactional
    public ChannelCase repair(String caller, IdempotencyKey key, String channel, ChannelCaseId id) {
        Optional<String> before = keys.claim(caller, key, "repair\n" + channel + "\n" + id, id.toString());
        ChannelCase found =
                cases.find(id).filter(one -> one.channel().equals(channel)).orElseThrow(RepairProblems::noSuchCase);
        if (before.isPresent()) {
            return found;
        }
        if (!found.isOpen() || !cases.close(id, outcome(found))) {
            throw RepairProblems.closed(id);
        }
        return cases.find(id).orElseThrow();
    }

    private String outcome(ChannelCase one) {
        return switch (one.trouble()) {
            case ORDER_HELD, SHORTAGE, ORDER_DIFFERS -> {
                wantOrders.fetchAgain(new ExternalOrder(one.channel(), one.shopId(), one.subject()));
                yield "fetched-again";
            }
            case STOCK_DIFFERS, OFFER_REFUSED -> {
                sendAgain.stock(one.channel(), one.shopId(), one.subject());
                yield "sent-again";
            }
            case PRICE_DIFFERS, PRICE_REFUSED -> {
                sendAgain.price(one.channel(), one.shopId(), one.subject());
                yield "sent-again";
            }
            case PRICE_GUARDED ->
                sendAgain.approvePrice(one.channel(), one.shopId(), one.subject()) ? "sent-again" : "seen";
            case STATEMENT_DIFFERS -> {
                ExternalOrder order = new ExternalOrder(one.channel(), one.shopId(), one.subject());
                noticeAfterSales.imported(order);
                wantOrders.wantAgain(order);
                yield "fetched-again";
            }
            case LISTING_REFUSED -> {
                pushListing.again(one.channel(), one.shopId(), new Sku(one.subject()));
                yield "sent-again";
            }
            case LIVESTREAM -> {
                livestreams.again(LivestreamId.fromString(one.subject().replaceFirst("/.*", "")));
                yield "tried-again";
            }
            case PARCEL_REFUSED -> {
                reportAgain.report(new ExternalOrder(one.channel(), one.shopId(), one.subject()));
                yield "sent-again";
            }
            case CLEARANCE_REFUSED ->
                tellStepAgain.tell(one.channel(), one.shopId(), one.subject()) ? "sent-again" : "seen";
            case SHOP_STOPPED -> {
                pullShops.resume(one.channel(), one.shopId());
                breaker.close(one.channel(), one.shopId());
                yield "resumed";
            }
            case AFTER_SALE -> noticeAfterSales.letGo(one.channel(), one.shopId(), one.subject()) ? "let-go" : "seen";
            case ORDER_WENT_BACK, CANCELLED_TOO_LATE, ADDRESS_CHANGED, PHONE_ENDING, TOKEN_EXPIRING -> "seen";
        };
    }
}
