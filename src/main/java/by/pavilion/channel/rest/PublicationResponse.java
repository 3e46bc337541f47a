package by.pavilion.channel.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.publications.Publication;
import java.time.Instant;
import java.util.Optional;

record PublicationResponse(
        Sku sku,
        String state,
        Optional<String> productId,
        Optional<String> skuId,
        Optional<String> detail,
        Optional<Instant> handedInAt,
        Optional<Instant> decidedAt) {
    static PublicationResponse of(Publication publication) {
        return new PublicationResponse(
                publication.sku(),
                publication.state().code(),
                publication.there().map(ChannelSku::productId),
                publication.there().map(ChannelSku::skuId),
                publication.detail(),
                publication.handedInAt(),
                publication.decidedAt());
    }
}
