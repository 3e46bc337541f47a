package by.pavilion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditStoreTest {
    /** With texts of such a length more than one statement writes. */
    private static final int LINES = 250;

    @Inject
    AuditStore store;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    AuditStoreTest() {}

    @Test
    void longLinesAreWrittenByPortionsAndNoneIsLost() {
        String subject = UUID.randomUUID().toString();
        List<AuditEntry> entries =
                Stream.generate(() -> entry(subject)).limit(LINES).toList();

        QuarkusTransaction.requiringNew().run(() -> store.insert(entries));

        AuditTrail.Filter filter =
                new AuditTrail.Filter(Optional.empty(), Optional.of(subject), Optional.empty(), Optional.empty());
        assertThat(store.find(filter, false, Long.MAX_VALUE, 2 * LINES))
                .extracting(entry -> entry.id().value())
                .containsExactlyInAnyOrderElementsOf(
                        entries.stream().map(entry -> entry.id().value()).toList());
    }

    private AuditEntry entry(String subject) {
        return new AuditEntry(
                new AuditId(ids.next()),
                clock.instant(),
                "system",
                Optional.empty(),
                Optional.empty(),
                AuditedKind.LISTING,
                subject,
                List.of(new AuditEntry.Change(
                        "/name", Optional.of("a".repeat(5_000)), Optional.of("可".repeat(5_000)))));
    }
}
