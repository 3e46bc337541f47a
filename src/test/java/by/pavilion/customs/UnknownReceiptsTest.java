package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Page;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Receipts of documents that nobody knows, and the person who deals with them. */
@QuarkusTest
class UnknownReceiptsTest {
    private static final String CALLER = "an-operator";

    @Inject
    ReceiptStore receipts;

    @Inject
    Cases cases;

    @Inject
    DismissCase dismissCase;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Test
    void eachIsACaseUntilItIsDismissedAndWaitsForItsDocumentAllTheSame() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
        MessageId message = new MessageId(ids.next());
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> receipts.insert(List.of(unknown(message, first), unknown(message, second)), yesterday));
        CaseId id = caseAbout(first).flatMap(Case::id).orElseThrow();
        IdempotencyKey key = key();

        dismissCase.require(id);
        dismissCase.dismiss(CALLER, key, id, "customs says: of another firm", Optional.empty());
        dismissCase.dismiss(CALLER, key, id, "customs says: of another firm", Optional.empty());

        assertThat(caseAbout(first)).isEmpty();
        assertThat(caseAbout(second)).as("of the same message").isPresent();
        assertThatThrownBy(() -> dismissCase.dismiss(CALLER, key(), id, "once more", Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("case-closed"));
        assertThat(receipts.unmatched(yesterday, Optional.empty(), 500))
                .extracting(kept -> kept.receipt().key().number())
                .contains(first, second);
    }

    @Test
    void thoseFromBeforeTheyWereCasesAreOneForAllOfAMessage() throws IOException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
        MessageId message = new MessageId(ids.next());
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> receipts.insert(List.of(unknown(message, first), unknown(message, second)), yesterday));
        statements.update("UPDATE customs_receipts SET case_id = NULL WHERE message_id = ?", message.value());
        assertThat(caseAbout(first)).isPresent();
        migrate("V2001__customs_receipts_case_from_before.sql");
        CaseId id = caseAbout(first).flatMap(Case::id).orElseThrow();
        assertThat(caseAbout(second).flatMap(Case::id)).contains(id);

        dismissCase.require(id);
        dismissCase.dismiss(CALLER, key(), id, "customs says: of another firm", Optional.empty());

        assertThat(caseAbout(first)).isEmpty();
        assertThat(caseAbout(second)).isEmpty();
        assertThatThrownBy(() -> dismissCase.dismiss(CALLER, key(), id, "once more", Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("case-closed"));
        assertThat(receipts.unmatched(yesterday, Optional.empty(), 500))
                .extracting(kept -> kept.receipt().key().number())
                .contains(first, second);
    }

    /** As when the version that has the migration starts for the first time. */
    private void migrate(String migration) throws IOException {
        statements.update(Files.readString(Path.of("src", "main", "resources", "db", "migration", migration))
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .replace(";", ""));
    }

    private Optional<Case> caseAbout(String number) {
        String next = null;
        do {
            Page<Case> page = cases.page(Optional.of(CaseKind.UNKNOWN_DOCUMENT), 100, next);
            Optional<Case> found = page.items().stream()
                    .filter(one -> one.subject().orElse("").endsWith(number))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            next = page.next();
        } while (next != null);
        return Optional.empty();
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    private static ReceiptStore.Entry unknown(MessageId message, String number) {
        CebReceipt receipt = new CebReceipt(
                CebReceipt.Kind.ORDER,
                new CebReceipt.Key("4601W60003", number),
                "120",
                "20261111120000000",
                LocalDateTime.of(2026, 11, 11, 12, 0),
                "x",
                Optional.empty(),
                Optional.empty());
        return new ReceiptStore.Entry(message, receipt, null, null, "UNMATCHED");
    }
}
