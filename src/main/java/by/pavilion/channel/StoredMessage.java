package by.pavilion.channel;

import by.pavilion.events.Outbox;
import by.pavilion.shared.IdFormat;
import java.time.Instant;

/** A message from the inbox. */
record StoredMessage(
        long id, String channel, String appKey, PushedMessage message, Instant receivedAt, MessageStore.State state) {
    static final IdFormat FORMAT = IdFormat.prefixed("chm");

    /** Told once, when somebody has looked at it. */
    Outbox.Numbered told() {
        return new Outbox.Numbered(
                new ChannelMessageReceived(
                        FORMAT.print(id), channel, appKey, message.messageId(), message.tag(), receivedAt),
                1);
    }
}
