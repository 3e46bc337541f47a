package by.pavilion.channel.publications;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes of listings that cannot be handed in. */
@QuarkusTest
class PublicationProgressTest {
    private static final Sku SKU = new Sku("NEVER-HANDED-IN");

    @Inject
    PublicationProgress progress;

    @Inject
    ChannelCases cases;

    private final String shopId = UUID.randomUUID().toString();

    @Test
    void whatDoesNotWorkForLongIsACase() {
        ChannelCases.About about = new ChannelCases.About("douyin", shopId, Trouble.LISTING_REFUSED, SKU.value());
        ChannelFault theirs = new ChannelFault(ChannelFault.Kind.RETRY, "product.addCbProduct 20000 -");
        progress.failed(triedBefore(8), theirs);
        progress.failed(triedBefore(20), ChannelFault.ofOurs("IllegalStateException"));
        progress.failed(triedBefore(20), new ChannelFault(ChannelFault.Kind.WAIT, "product.addCbProduct 60000 -"));
        assertThat(cases.findOpen(about)).isEmpty();

        progress.failed(triedBefore(9), theirs);

        assertThat(cases.findOpen(about).orElseThrow().detail()).hasValue("product.addCbProduct 20000 -");
        cases.close(about, ChannelCases.OVER);
    }

    private Publication triedBefore(int attempts) {
        return new Publication(
                "douyin",
                shopId,
                SKU,
                1,
                Optional.empty(),
                Publication.State.WAITING,
                1,
                Optional.empty(),
                attempts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
