package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The receipt codes that the product comes with, for tests without a database. */
final class TestReceiptCodes {
    private static final List<String> MIGRATIONS = List.of(
            "/db/migration/V2064__customs_receipt_codes_of_2022.sql",
            "/db/migration/V2133__customs_receipt_codes_of_exchange.sql");

    private static final Pattern ROW = Pattern.compile(
            "\\('(\\w{3})', '([-\\d]+)', (?:NULL|'(\\w+)'), '(\\w+)', '\\d{6}', '[^']+', '(\\d{4}-\\d{2}-\\d{2})'\\)");

    /** A day on which all of them hold. */
    static final LocalDate DAY = LocalDate.of(2026, 11, 11);

    static final List<ReceiptCode> ALL = read();
    static final ReceiptRules RULES = new ReceiptRules(ALL);

    private TestReceiptCodes() {}

    static ReceiptRules.Meaning meaning(CebReceipt.Kind kind, String code) {
        return RULES.of(kind, code, DAY);
    }

    private static List<ReceiptCode> read() {
        return MIGRATIONS.stream().flatMap(TestReceiptCodes::rows).toList();
    }

    private static Stream<ReceiptCode> rows(String name) {
        try (InputStream migration = Objects.requireNonNull(TestReceiptCodes.class.getResourceAsStream(name), name)) {
            return ROW.matcher(new String(migration.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(TestReceiptCodes::code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReceiptCode code(MatchResult row) {
        return new ReceiptCode(
                row.group(1),
                row.group(2),
                new ReceiptRules.Meaning(
                        Optional.ofNullable(row.group(3)).map(DocumentState::valueOf),
                        ReceiptRules.Answer.valueOf(row.group(4)),
                        true),
                LocalDate.parse(row.group(5)),
                null);
    }
}
