package by.pavilion.channel.douyin;

import by.pavilion.channel.AccessToken;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTokens;
import by.pavilion.channel.limits.CallClass;
import by.pavilion.channel.limits.ShopCalls;
import by.pavilion.shared.Leases;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Calls in the name of a shop: with its access token, which is fetched when there is none and replaced in good time. */
@ApplicationScoped
class DouyinApi {
    private static final String CREATE = "token.create";
    private static final String REFRESH = "token.refresh";
    private static final Duration TOKEN_LEASE = Duration.ofSeconds(30);

    /** Their callers read what became of each item. Whatever else was done in part may not be done: it is looked at again. */
    private static final Set<String> ITEMS_READ = Set.of("order.batchDecrypt", "afterSale.operate");

    private final DouyinClient client;
    private final ShopCalls calls;
    private final ShopTokens tokens;
    private final DouyinConfig config;
    private final Leases leases;
    private final Clock clock;
    private final Map<ConnectionId, Object> locks = new ConcurrentHashMap<>();

    DouyinApi(
            DouyinClient client, ShopCalls calls, ShopTokens tokens, DouyinConfig config, Leases leases, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.tokens = tokens;
        this.config = config;
        this.leases = leases;
        this.clock = clock;
    }

    /** The {@code data} of a successful call, or of one of which the items are read. A token that the platform does not take is replaced once. */
    JsonNode call(ShopAccess shop, String method, Map<String, ?> parameters) throws ChannelFault {
        return call(shop, classOf(method), method, parameters);
    }

    /** The same of a call that is more or less urgent than its method says. */
    JsonNode call(ShopAccess shop, CallClass kind, String method, Map<String, ?> parameters) throws ChannelFault {
        return calls.make(shop.shop(), kind, () -> {
            try {
                return callNow(shop, method, parameters);
            } catch (ChannelFault fault) {
                throw byAnother(shop, fault);
            }
        });
    }

    /** A shop that another application may act for is not stopped: that one is used when it is tried again. */
    private ChannelFault byAnother(ShopAccess shop, ChannelFault fault) {
        boolean goesOn = DouyinErrors.isRevoked(fault) && tokens.revoked(shop.shop(), clock.instant());
        return goesOn ? new ChannelFault(ChannelFault.Kind.RETRY, fault.reason()) : fault;
    }

    /** What a list gave. That it was not given is no word about what was asked for, so it is asked for again. */
    JsonNode list(ShopAccess shop, String method, Map<String, ?> parameters) throws ChannelFault {
        try {
            return call(shop, method, parameters);
        } catch (ChannelFault fault) {
            throw fault.orAgain();
        }
    }

    private static CallClass classOf(String method) {
        return switch (method) {
            case "order.logisticsAdd",
                    "order.logisticsAddMultiPack",
                    "crossborder.orderCustomClearance",
                    "crossborder.orderLogisticsTrace" -> CallClass.SHIPPING;
            case "afterSale.List", "afterSale.Detail", "afterSale.operate" -> CallClass.AFTER_SALES;
            case "sku.syncStock", "sku.stockNum" -> CallClass.STOCK;
            case "order.searchList", "order.orderDetail" -> CallClass.ORDERS;
            case "product.addCbProduct", "product.editCbProduct", "product.addV2", "product.editV2" ->
                CallClass.LISTINGS;
            case "order.batchDecrypt" -> CallClass.BUYERS;
            case "sku.editPrice", "product.detail" -> CallClass.PRICES;
            default -> CallClass.OTHER;
        };
    }

    private JsonNode callNow(ShopAccess shop, String method, Map<String, ?> parameters) throws ChannelFault {
        String token = tokenOf(shop);
        DouyinClient.Answer answer = client.call(shop, method, parameters, token);
        if (DouyinErrors.isTokenTrouble(answer.code(), answer.subCode())) {
            tokens.refused(shop.shop().id(), token);
            answer = client.call(shop, method, parameters, tokenOf(shop));
        }
        if (answer.isSuccess() || (answer.isPartlyDone() && ITEMS_READ.contains(method))) {
            return answer.data();
        }
        throw answer.fault(method);
    }

    private String tokenOf(ShopAccess shop) throws ChannelFault {
        ConnectionId id = shop.shop().id();
        Optional<String> fresh = fresh(id);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        synchronized (locks.computeIfAbsent(id, key -> new Object())) {
            fresh = fresh(id);
            return fresh.isPresent() ? fresh.get() : renewed(shop);
        }
    }

    /** The token that is there, unless it is time to replace it. */
    private Optional<String> fresh(ConnectionId id) {
        return tokens.find(id)
                .filter(token -> clock.instant().isBefore(token.renewAt()))
                .map(AccessToken::value);
    }

    /**
     * The next token. One thread of one replica fetches it; a failure leaves the present one in use as long as it lasts.
     */
    private String renewed(ShopAccess shop) throws ChannelFault {
        ConnectionId id = shop.shop().id();
        Instant now = clock.instant();
        Optional<String> usable =
                tokens.find(id).filter(token -> now.isBefore(token.expiresAt())).map(AccessToken::value);
        String lease = "douyin-token-" + id;
        if (!leases.hold(lease, TOKEN_LEASE)) {
            return usable.orElseThrow(
                    () -> new ChannelFault(ChannelFault.Kind.RETRY, "another replica fetches the token"));
        }
        try {
            Optional<String> fetched = fresh(id); // by whoever had the lease a moment ago
            if (fetched.isPresent()) {
                return fetched.get();
            }
            AccessToken next = next(shop, now);
            tokens.keep(id, next);
            return next.value();
        } catch (ChannelFault fault) {
            return usable.orElseThrow(() -> fault);
        } finally {
            leases.release(lease);
        }
    }

    /** By what the platform has given us to renew the token with, else as the first time. */
    private AccessToken next(ShopAccess shop, Instant now) throws ChannelFault {
        Optional<String> refreshToken =
                tokens.find(shop.shop().id()).map(AccessToken::refreshToken).filter(text -> !text.isEmpty());
        return refreshToken.isPresent() ? refreshed(shop, refreshToken.get(), now) : create(shop, now);
    }

    /** One that the platform does not take is over, or was used by somebody who died before he could keep the next. */
    private AccessToken refreshed(ShopAccess shop, String refreshToken, Instant now) throws ChannelFault {
        DouyinClient.Answer answer =
                client.call(shop, REFRESH, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), null);
        if (answer.isSuccess()) {
            return token(REFRESH, answer.data(), now);
        }
        ChannelFault fault = answer.fault(REFRESH);
        return switch (fault.kind()) {
            case REFUSED, STOP -> create(shop, now);
            case RETRY, WAIT -> throw fault;
        };
    }

    /** The first token for a shop that is not our own, for the code that its owner has been given. */
    AccessToken tokenByCode(ShopAccess shop, String code) throws ChannelFault {
        DouyinClient.Answer answer =
                client.call(shop, CREATE, Map.of("code", code, "grant_type", "authorization_code"), null);
        if (!answer.isSuccess()) {
            throw answer.fault(CREATE);
        }
        if (!DouyinValues.id(answer.data().path("shop_id"))
                .equals(Optional.of(shop.shop().shopId()))) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "the code was given for another shop");
        }
        return token(CREATE, answer.data(), clock.instant());
    }

    /** A token for our own shop: the form of an application that only its owner uses. */
    private AccessToken create(ShopAccess shop, Instant now) throws ChannelFault {
        if (tokens.isEnded(shop.shop().id())) {
            throw ChannelFault.ofOurs("the connection was ended");
        }
        if (config.serviceApps().stream()
                .anyMatch(keys -> keys.contains(shop.shop().appKey()))) {
            throw new ChannelFault(ChannelFault.Kind.STOP, "the shop has to be authorised by its owner");
        }
        DouyinClient.Answer answer = client.call(
                shop,
                CREATE,
                Map.of(
                        "code", "",
                        "grant_type", "authorization_self",
                        "shop_id", shop.shop().shopId()),
                null);
        if (!answer.isSuccess()) {
            throw withoutToken(answer.fault(CREATE));
        }
        return token(CREATE, answer.data(), now);
    }

    /** What the token is wanted for was not refused: it was not even asked, and nothing is before somebody has looked. */
    private static ChannelFault withoutToken(ChannelFault fault) {
        return switch (fault.kind()) {
            case REFUSED -> new ChannelFault(ChannelFault.Kind.STOP, fault.reason());
            case RETRY, WAIT, STOP -> fault;
        };
    }

    private static AccessToken token(String method, JsonNode data, Instant now) throws ChannelFault {
        String token = DouyinValues.text(data.path("access_token"))
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, method + " answered without a token"));
        long seconds = DouyinValues.number(data.path("expires_in"))
                .filter(life -> life > 0)
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, method + " answered without a life"));
        return new AccessToken(
                token,
                DouyinValues.text(data.path("refresh_token")).orElse(""),
                now.plusSeconds(seconds * 2 / 3),
                now.plusSeconds(seconds));
    }
}
