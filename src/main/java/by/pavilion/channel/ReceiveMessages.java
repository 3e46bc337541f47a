package by.pavilion.channel;

import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes what a marketplace pushes: looks at the signature, keeps the messages, answers. What they mean is for later, since the
 * marketplace waits only a moment for the answer.
 */
@ApplicationScoped
public class ReceiveMessages {
    private final Channels channels;
    private final ShopStore shops;
    private final MessageStore messages;
    private final Workers workers;
    private final Clock clock;

    ReceiveMessages(Channels channels, ShopStore shops, MessageStore messages, Workers workers, Clock clock) {
        this.channels = channels;
        this.shops = shops;
        this.messages = messages;
        this.workers = workers;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 404 when we have no adapter for the channel */
    @Transactional
    public MessageAnswer receive(String channel, IncomingMessage message) {
        MessagesIn adapter = channels.require(channel, MessagesIn.class);
        Optional<String> application =
                adapter.applicationOf(message).filter(appKey -> isGenuine(adapter, message, appKey));
        if (application.isEmpty()) {
            return adapter.notGenuine();
        }
        List<PushedMessage> pushed;
        try {
            pushed = adapter.read(message);
        } catch (UnreadableMessage e) {
            return adapter.unreadable();
        }
        if (!pushed.isEmpty()) {
            messages.insert(channel, application.get(), pushed, clock.instant());
            workers.wake(InterpretMessages.NAME);
        }
        return adapter.taken();
    }

    /**
     * The shops of one application may be connected one after the other, before and after its secret was changed, and a message
     * may have been signed just before.
     */
    private boolean isGenuine(MessagesIn adapter, IncomingMessage message, String appKey) {
        return Stream.concat(
                        shops.ofApplication(adapter.channel(), appKey).stream(),
                        shops.formerOfApplication(adapter.channel(), appKey, clock.instant()).stream())
                .anyMatch(access -> adapter.isGenuine(
                        message, appKey, access.appSecret(), access.shop().signMethod()));
    }
}
