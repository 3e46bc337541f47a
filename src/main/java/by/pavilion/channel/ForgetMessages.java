package by.pavilion.channel;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Forgets messages that were looked at when they will not come again. */
@ApplicationScoped
class ForgetMessages implements BackgroundWork {
    private static final int PORTION = 1_000;

    private final MessageStore messages;
    private final ChannelConfig config;
    private final Clock clock;

    ForgetMessages(MessageStore messages, ChannelConfig config, Clock clock) {
        this.messages = messages;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channel-forget-messages";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public int doSome() {
        return messages.forgetBefore(clock.instant().minus(config.keepMessages()), PORTION);
    }
}
