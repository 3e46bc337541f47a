package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Messages;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The codes of receipts as the database has them. */
@QuarkusTest
class ReceiptCodesTest {
    private static final String CODE = "77001";
    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);

    @Inject
    ReceiptCodeStore store;

    @Inject
    Statements statements;

    @Test
    void theTableHasAllThatTheSpecificationHas() {
        assertThat(store.all()).containsAll(TestReceiptCodes.ALL);
    }

    @Test
    void everyCodeOfAnyDayIsExplainedInEveryLanguage() {
        assertThat(store.all()).isNotEmpty().allSatisfy(row -> assertThat(Messages.LANGUAGES)
                .allSatisfy(language -> assertThat(Messages.find(language, "receipt." + row.code(), Map.of()))
                        .as("receipt.%s in %s", row.code(), language)
                        .isPresent()));
    }

    @Test
    void aRowThatIsEnteredIsKnownAMinuteLaterAndHoldsFromItsDayOn() {
        SetClock clock = new SetClock(Instant.parse("2026-12-01T04:00:00Z"));
        ReceiptCodes codes = new ReceiptCodes(store, clock);
        assertThat(codes.rules().of("621", CODE, FROM).known()).isFalse();
        statements.update("""
                INSERT INTO customs_receipt_codes (document, code, state, answer, edition, source, valid_from)
                VALUES ('621', ?, 'REVIEWED', 'NOTHING', '202701', 'a test', ?)""", CODE, FROM);
        try {
            clock.pass(Duration.ofSeconds(59));
            assertThat(codes.rules().of("621", CODE, FROM).known())
                    .as("nobody asks the database")
                    .isFalse();

            clock.pass(Duration.ofSeconds(2));

            assertThat(codes.rules().of("621", CODE, FROM).state()).isEqualTo(Optional.of(DocumentState.REVIEWED));
            assertThat(codes.rules().of("621", CODE, FROM.minusDays(1)).known()).isFalse();
        } finally {
            statements.update("DELETE FROM customs_receipt_codes WHERE code = ?", CODE);
        }
    }

    @Test
    void aRowWithAWordThatNobodyKnowsIsLeftOutAlone() {
        List<ReceiptCode> before = store.all();
        statements.update("""
                INSERT INTO customs_receipt_codes (document, code, state, answer, edition, source, valid_from)
                VALUES ('621', ?, 'REVIEWED', 'DANCE', '202701', 'a test', ?),
                  ('623', ?, 'SEEN', 'NOTHING', '202701', 'a test', ?)""", CODE, FROM, CODE, FROM);
        try {
            assertThat(store.all()).containsExactlyInAnyOrderElementsOf(before);
        } finally {
            statements.update("DELETE FROM customs_receipt_codes WHERE code = ?", CODE);
        }
    }
}
