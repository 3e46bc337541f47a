package by.pavilion.channel.settlements;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statement as a table: {@code externalOrderId,paid,refunded}, and perhaps {@code borne}, amounts in yuan. Marketplaces' own
 * files differ from console to console, so whoever hands it in picks these columns.
 */
final class StatementTable {
    private static final String HEADER = "externalOrderId,paid,refunded";
    private static final String WITH_BORNE = HEADER + ",borne";
    private static final int MOST_ERRORS = 100;

    /** Twice a month of a busy shop. */
    static final int MOST_LINES = 200_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,10}(\\.\\d{1,2})?");

    private StatementTable() {}

    /** @throws by.pavilion.shared.Problem 422 with the lines that cannot be read */
    static List<StatementLine> read(String text) {
        List<String> rows = text.replace("\uFEFF", "").lines().toList();
        String header = rows.isEmpty() ? "" : rows.get(0).strip();
        if (!header.equals(HEADER) && !header.equals(WITH_BORNE)) {
            throw SettlementProblems.header();
        }
        int columns = header.split(",", -1).length;
        if (rows.size() - 1 > MOST_LINES) {
            throw SettlementProblems.tooLong(MOST_LINES);
        }
        List<StatementLine> lines = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int number = 1; number < rows.size() && errors.size() < MOST_ERRORS; number++) {
            if (rows.get(number).isBlank()) {
                continue;
            }
            Optional<StatementLine> line = line(rows.get(number), columns);
            if (line.isEmpty()) {
                errors.add(SettlementProblems.line(number));
            } else if (!seen.add(line.get().externalOrderId())) {
                errors.add(SettlementProblems.twice(number));
            } else {
                lines.add(line.get());
            }
        }
        if (!errors.isEmpty()) {
            throw SettlementProblems.validation(errors);
        }
        return lines;
    }

    /** Numbers that spreadsheets have put between quotation marks are numbers. */
    private static Optional<StatementLine> line(String row, int columns) {
        String[] cells = row.replace("\"", "").split(",", -1);
        if (cells.length != columns) {
            return Optional.empty();
        }
        List<Optional<Money>> amounts =
                Stream.of(cells).skip(1).map(cell -> amount(cell.strip())).toList();
        String id = cells[0].strip();
        if (!ID.matcher(id).matches() || amounts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Optional<Money> borne = amounts.size() > 2 ? amounts.get(2) : Optional.empty();
        return Optional.of(new StatementLine(
                id, amounts.get(0).orElseThrow(), amounts.get(1).orElseThrow(), borne));
    }

    private static Optional<Money> amount(String text) {
        return AMOUNT.matcher(text).matches()
                ? Optional.of(
                        Money.ofMinor(new BigDecimal(text).movePointRight(2).longValueExact(), Money.CNY))
                : Optional.empty();
    }
}
