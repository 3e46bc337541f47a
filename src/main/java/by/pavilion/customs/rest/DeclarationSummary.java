package by.pavilion.customs.rest;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Declaration;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationState;
import java.time.Instant;
import java.util.Optional;

/** A declaration in a list. */
record DeclarationSummary(
        DeclarationId id,
        String orderId,
        String orderNo,
        String channel,
        CustomsMode customsMode,
        DeclarationState state,
        Instant stateSince,
        Optional<String> port,
        Optional<String> listNumber,
        Instant openedAt,
        Optional<Instant> submittedAt,
        Optional<Instant> releasedAt) {

    static DeclarationSummary of(Declaration declaration) {
        return new DeclarationSummary(
                declaration.id(),
                declaration.orderId(),
                declaration.orderNo(),
                declaration.channel(),
                declaration.mode(),
                declaration.state(),
                declaration.stateSince(),
                declaration.port(),
                declaration.progress().listNumber(),
                declaration.openedAt(),
                declaration.progress().submittedAt(),
                declaration.progress().releasedAt());
    }
}
