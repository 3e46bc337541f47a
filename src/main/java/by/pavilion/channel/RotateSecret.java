package by.pavilion.channel;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a connection another secret. We sign with it from now on; what the marketplace signs is believed under the former one,
 * too, until the two sides have surely changed over.
 */
@ApplicationScoped
public class RotateSecret {
    private final ShopStore shops;
    private final ShopTokens tokens;
    private final Channels channels;
    private final ChannelConfig config;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;

    RotateSecret(
            ShopStore shops,
            ShopTokens tokens,
            Channels channels,
            ChannelConfig config,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock) {
        this.shops = shops;
        this.tokens = tokens;
        this.channels = channels;
        this.config = config;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Changes the secret, once for each key.
     *
     * @return until when the former one is believed
     * @throws by.pavilion.shared.Problem 404 when there is no such connection
     */
    @Transactional
    public Instant rotate(String caller, IdempotencyKey key, String channel, ConnectionId id, String secret) {
        channels.requireKnown(channel);
        Shop shop = shops.find(id)
                .filter(found -> found.channel().equals(channel))
                .orElseThrow(ChannelProblems::noSuchShop);
        shops.lock(shop.channel(), shop.shopId()); // what another one has just made the secret is the former one
        Optional<String> before = keys.claim(caller, key, "rotate secret\n" + id + "\n" + secret, id.toString());
        if (before.isPresent()) {
            return shops.formerUntil(id).orElseGet(clock::instant);
        }
        Instant until = clock.instant().plus(config.secretOverlap());
        Optional<Instant> earlier = shops.formerUntil(id);
        boolean wasRevoked = shops.isRevoked(id);
        if (!shops.rotate(id, secret, until)) {
            throw ChannelProblems.noSuchShop();
        }
        if (wasRevoked) {
            tokens.closeCase(shop);
        }
        audit.note(new Audited(
                AuditedKind.SHOP,
                shop.id().toString(),
                Optional.empty(),
                Map.of("formerUntil", earlier.map(Instant::toString).orElse("")),
                Map.of("formerUntil", until.toString())));
        return until;
    }
}
