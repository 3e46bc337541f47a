package by.pavilion.channel.rest;

import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCaseId;
import java.time.Instant;
import java.util.Optional;

record ChannelCaseResponse(
        ChannelCaseId id,
        String channel,
        String shopId,
        String trouble,
        String subject,
        Optional<String> orderId,
        Optional<String> detail,
        Optional<Instant> dueAt,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<String> outcome) {
    static ChannelCaseResponse of(ChannelCase one) {
        return new ChannelCaseResponse(
                one.id(),
                one.channel(),
                one.shopId(),
                one.trouble().code(),
                one.subject(),
                one.orderId(),
                one.detail(),
                one.dueAt(),
                one.openedAt(),
                one.closedAt(),
                one.outcome());
    }
}
