package by.pavilion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgetAuditTest {
    @Inject
    ForgetAudit forgetAudit;

    @Inject
    AuditStore store;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    ForgetAuditTest() {}

    @Test
    void takesOutInPortionsWhatIsOlderThanThreeYears() {
        Instant now = clock.instant();
        String subject = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> {
            store.insert(IntStream.range(0, 1_200)
                    .mapToObj(each -> entry(subject, now.minus(Duration.ofDays(1_097))))
                    .toList());
            store.insert(List.of(entry(subject, now.minus(Duration.ofDays(1_095)))));
        });

        assertThat(forgetAudit.doSome()).isEqualTo(1_000);
        assertThat(forgetAudit.doSome()).isGreaterThanOrEqualTo(200);

        AuditTrail.Filter filter =
                new AuditTrail.Filter(Optional.empty(), Optional.of(subject), Optional.empty(), Optional.empty());
        assertThat(store.find(filter, false, Long.MAX_VALUE, 10)).hasSize(1);
    }

    private AuditEntry entry(String subject, Instant at) {
        return new AuditEntry(
                new AuditId(ids.next()),
                at,
                "system",
                Optional.empty(),
                Optional.empty(),
                AuditedKind.LISTING,
                subject,
                List.of(new AuditEntry.Change("/name", Optional.of("a"), Optional.of("b"))));
    }
}
