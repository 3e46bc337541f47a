package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.TestCalls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PageStoreTest {
    /** Shown no more, so that nobody else meets one. */
    private static final PageContent OVER = new PageContent.Collection(
            Map.of("en", new PageText("Over", null, null)),
            Instant.parse("2019-01-01T00:00:00Z"),
            Instant.parse("2019-01-02T00:00:00Z"),
            List.of());

    @Inject
    PageStore store;

    @Inject
    Clock clock;

    @Test
    void readsEachPageThoughAStatementReadsOnlySome() {
        List<PageId> written = Stream.generate(TestCalls::newSku)
                .limit(5)
                .map(name -> PageId.of(new CollectionId("zz-" + name.toLowerCase(Locale.ROOT))))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> written.forEach(id -> store.insert(id, OVER, clock.instant())));

        for (int portion : new int[] {1, 2, 3, 1_000}) {
            Map<PageId, ShopPage<PageContent>> all = store.all(portion);

            assertThat(all).containsKeys(written.toArray(PageId[]::new));
            assertThat(all.get(written.get(0))).isEqualTo(new ShopPage<>(OVER, 1));
        }
    }
}
