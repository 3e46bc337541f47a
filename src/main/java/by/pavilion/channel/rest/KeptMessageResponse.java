package by.pavilion.channel.rest;

import by.pavilion.channel.KeptMessage;
import java.time.Instant;
import java.util.Optional;

record KeptMessageResponse(
        String id,
        String messageId,
        String tag,
        KeptMessage.State state,
        Instant receivedAt,
        Optional<Instant> handledAt) {
    static KeptMessageResponse of(KeptMessage message) {
        return new KeptMessageResponse(
                message.reference(),
                message.messageId(),
                message.tag(),
                message.state(),
                message.receivedAt(),
                message.handledAt());
    }
}
