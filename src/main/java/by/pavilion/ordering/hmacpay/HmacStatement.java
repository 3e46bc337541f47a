package by.pavilion.ordering.hmacpay;

import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.shared.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The firm's statement of a day: CSV with a heading, whose last row says how many there were. */
final class HmacStatement {
    private static final String HEADING = "kind,number,firmNumber,amount,currency";
    private static final int COLUMNS = 5;

    private HmacStatement() {}

    /** @throws IOException when it cannot be read or is not whole; some lines may have been handed out by then */
    static void read(InputStream csv, Consumer<StatementLine> lines) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8));
        if (!HEADING.equals(reader.readLine())) {
            throw new IOException("the payment firm's statement has another heading");
        }
        int count = 0;
        for (@Nullable String row = reader.readLine(); row != null; row = reader.readLine()) {
            if (row.equals("END," + count)) {
                return;
            }
            lines.accept(line(row));
            count++;
        }
        throw new IOException("the payment firm's statement is not whole");
    }

    private static StatementLine line(String row) throws IOException {
        String[] values = row.split(",", -1);
        if (values.length != COLUMNS) {
            throw new IOException("the payment firm's statement has a row of " + values.length + " columns");
        }
        if (!values[4].equals(Money.CNY.getCurrencyCode())) { // what we compare has no other
            throw new IOException("the payment firm's statement has a row in another currency");
        }
        try {
            return new StatementLine(
                    Subject.valueOf(values[0]), values[1], values[2], Money.of(values[3], Money.CNY), true);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("the payment firm's statement has a row that makes no sense", e);
        }
    }
}
