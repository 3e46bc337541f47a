package by.pavilion.channel;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.publications.PushListing;
import by.pavilion.channel.pull.PullShops;
import by.pavilion.channel.reconciliation.Reconciliations;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an operator can have done for a shop. Doing it twice harms nobody. */
@ApplicationScoped
public class OperateShop {
    private static final Duration LONGEST_BACK_FILL = Duration.ofDays(90);

    private final PullShops pulls;
    private final Breaker breaker;
    private final Reconciliations reconciliations;
    private final ReplayOrder replayOrder;
    private final ReplayMessage replayMessage;
    private final PushListing pushListing;
    private final ReconnectShop reconnectShop;
    private final DisconnectShop disconnectShop;
    private final Audit audit;
    private final Clock clock;

    OperateShop(
            PullShops pulls,
            Breaker breaker,
            Reconciliations reconciliations,
            ReplayOrder replayOrder,
            ReplayMessage replayMessage,
            PushListing pushListing,
            ReconnectShop reconnectShop,
            DisconnectShop disconnectShop,
            Audit audit,
            Clock clock) {
        this.pulls = pulls;
        this.breaker = breaker;
        this.reconciliations = reconciliations;
        this.replayOrder = replayOrder;
        this.replayMessage = replayMessage;
        this.pushListing = pushListing;
        this.reconnectShop = reconnectShop;
        this.disconnectShop = disconnectShop;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to be done. */
    public enum Action {
        /** Nothing is asked of its marketplace any more, and nothing told; what it pushes is still kept. */
        PAUSE,
        /** Its lists are read again from where that had ended, and all that has waited is done now. */
        RESUME,
        /** From now on it is called at another gateway, or believed by another way of signing. */
        RECONNECT,
        /** Its connection ends, secrets and tokens included; other applications of the shop take over. */
        DISCONNECT,
        /** What changed since a time is read once more. */
        BACK_FILL,
        /** The last hours and weeks are compared with what the marketplace lists. */
        RECONCILE,
        /** An order is read once more out of what was kept of it. */
        REPLAY,
        /** A message that was kept is looked at once more. */
        REPLAY_MESSAGE,
        /** A listing of ours is handed in there as it is, for the first time or again. */
        PUSH_LISTING
    }

    /**
     * What an action is about.
     *
     * @param from of a back-fill: since when
     * @param externalOrderId of a replay: the marketplace's number of the order
     * @param message of a replay of a message: under which reference it is kept
     * @param sku of a listing that is pushed
     * @param gateway of a reconnection: where it is called, when that changes
     * @param signMethod of a reconnection: how its messages are signed, when that changes
     */
    public record Particulars(
            Optional<Instant> from,
            Optional<String> externalOrderId,
            Optional<String> message,
            Optional<Sku> sku,
            Optional<String> gateway,
            Optional<SignMethod> signMethod) {}

    /**
     * Does it, and keeps who wanted it.
     *
     * @throws by.pavilion.shared.Problem 422 when what the action needs is missing, there are no such goods or the gateway is one
     *     that we must not call, 404 when nothing of the order or no such message was kept, or the connection has ended, 409 when
     *     the marketplace takes no listings, 503 when a replay needs the marketplace and that does not answer
     */
    public void act(Shop shop, Action action, Particulars about) {
        switch (action) {
            case PAUSE ->
                noted(shop, action, about, () -> {
                    pulls.pause(shop);
                    breaker.pause(shop.channel(), shop.shopId());
                });
            case RESUME ->
                noted(shop, action, about, () -> {
                    pulls.resume(shop.channel(), shop.shopId());
                    breaker.resume(shop.channel(), shop.shopId());
                });
            case RECONNECT ->
                noted(shop, action, about, () -> reconnectShop.reconnect(shop, about.gateway(), about.signMethod()));
            case DISCONNECT -> noted(shop, action, about, () -> disconnectShop.disconnect(shop));
            case BACK_FILL -> {
                Instant from = about.from().orElseThrow(() -> ChannelProblems.needed("/from"));
                noted(shop, action, about, () -> backFill(shop, from));
            }
            case RECONCILE -> noted(shop, action, about, () -> reconciliations.now(shop));
            case REPLAY -> {
                ExternalOrder order = new ExternalOrder(
                        shop.channel(),
                        shop.shopId(),
                        about.externalOrderId().orElseThrow(() -> ChannelProblems.needed("/externalOrderId")));
                // it asks others, so it is done in transactions of its own: that somebody wanted it is kept in any case
                noted(shop, action, about, () -> {});
                replay(order);
            }
            case REPLAY_MESSAGE -> {
                String message = about.message().orElseThrow(() -> ChannelProblems.needed("/message"));
                noted(shop, action, about, () -> {
                    if (!replayMessage.replay(shop, message)) {
                        throw ChannelProblems.noSuchShop();
                    }
                });
            }
            case PUSH_LISTING -> pushListing.push(shop, about.sku().orElseThrow(() -> ChannelProblems.needed("/sku")));
        }
    }

    private void noted(Shop shop, Action action, Particulars about, Runnable deed) {
        Map<String, String> what = new LinkedHashMap<>();
        what.put("action", action.name());
        about.from().ifPresent(from -> what.put("from", from.toString()));
        about.externalOrderId().ifPresent(order -> what.put("externalOrderId", order));
        about.message().ifPresent(message -> what.put("message", message));
        about.gateway().ifPresent(gateway -> what.put("gateway", gateway));
        about.signMethod().ifPresent(method -> what.put("signMethod", method.wire()));
        QuarkusTransaction.joiningExisting().run(() -> {
            deed.run();
            audit.note(new Audited(AuditedKind.SHOP, shop.id().toString(), Optional.empty(), null, what));
        });
    }

    /** Marketplaces show no older changes, and what is to come is read by itself. */
    private void backFill(Shop shop, Instant from) {
        Instant now = clock.instant();
        if (from.isBefore(now.minus(LONGEST_BACK_FILL))) {
            throw ChannelProblems.tooLongAgo();
        }
        if (from.isAfter(now)) {
            throw ChannelProblems.stillToCome();
        }
        pulls.backFill(shop, from);
    }

    private void replay(ExternalOrder order) {
        try {
            if (!replayOrder.replay(order)) {
                throw ChannelProblems.noSuchShop();
            }
        } catch (ChannelFault fault) {
            throw ChannelProblems.unavailable();
        }
    }
}
