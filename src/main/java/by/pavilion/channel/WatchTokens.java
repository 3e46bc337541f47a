package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.Outbox;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells of tokens that end although they should have been renewed by now: some marketplaces renew none that has ended. It is
 * told some hours before, and once more in the last one.
 */
@ApplicationScoped
class WatchTokens implements BackgroundWork {
    static final String NAME = "channel-tokens";
    private static final int PORTION = 200;

    private final TokenWarningStore store;
    private final ChannelCases cases;
    private final Outbox outbox;
    private final ChannelConfig config;
    private final Clock clock;

    WatchTokens(TokenWarningStore store, ChannelCases cases, Outbox outbox, ChannelConfig config, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    @Transactional
    public int doSome() {
        Instant now = clock.instant();
        List<TokenWarningStore.Ending> ending = store.ending(now, now.plus(config.tokenWarning()), PORTION);
        ending.forEach(token -> warn(token, now));
        return 0;
    }

    private void warn(TokenWarningStore.Ending token, Instant now) {
        boolean urgent = !now.plus(config.tokenAlarm()).isBefore(token.expiresAt());
        Optional<TokenWarningStore.Warning> before = store.lock(token.connection());
        boolean told = before.filter(one -> one.expiresAt().equals(token.expiresAt()) && (one.urgent() || !urgent))
                .isPresent();
        if (told) {
            return;
        }
        long sequence = before.map(TokenWarningStore.Warning::sequence).orElse(0L) + 1;
        store.put(token.connection(), new TokenWarningStore.Warning(token.expiresAt(), urgent, sequence));
        outbox.append(
                new ChannelTokenExpiring(token.channel(), token.shopId(), token.connection(), token.expiresAt(), now),
                sequence);
        cases.open(
                new ChannelCases.About(
                        token.channel(),
                        token.shopId(),
                        Trouble.TOKEN_EXPIRING,
                        token.connection().toString()),
                Optional.empty(),
                "it ends at " + token.expiresAt(),
                Optional.of(token.expiresAt()));
    }
}
