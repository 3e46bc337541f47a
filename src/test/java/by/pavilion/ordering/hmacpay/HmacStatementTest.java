package by.pavilion.ordering.hmacpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.shared.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmacStatementTest {
    private static final String HEADING = "kind,number,firmNumber,amount,currency\n";

    @Test
    void readsPaymentsAndRefunds() throws IOException {
        assertThat(read(HEADING + "PAYMENT,pay_1,42,65.46,CNY\nREFUND,rfd_1,50,10.00,CNY\nEND,2\n"))
                .containsExactly(
                        new StatementLine(Subject.PAYMENT, "pay_1", "42", Money.of("65.46", Money.CNY), true),
                        new StatementLine(Subject.REFUND, "rfd_1", "50", Money.of("10.00", Money.CNY), true));
        assertThat(read(HEADING + "END,0\n")).isEmpty();
    }

    @Test
    void takesNoneThatIsCutOffOrMakesNoSense() {
        for (String wrong : List.of(
                "",
                HEADING,
                HEADING + "PAYMENT,pay_1,42,65.46,CNY\n",
                HEADING + "PAYMENT,pay_1,42,65.46,CNY\nEND,2\n",
                HEADING + "PAYMENT,pay_1,42,65.46\nEND,1\n",
                HEADING + "PAYMENT,pay_1,42,much,CNY\nEND,1\n",
                HEADING + "PAYMENT,pay_1,42,65.46,USD\nEND,1\n",
                HEADING + "GIFT,pay_1,42,65.46,CNY\nEND,1\n")) {
            assertThatIOException().as(wrong).isThrownBy(() -> read(wrong));
        }
    }

    private static List<StatementLine> read(String csv) throws IOException {
        List<StatementLine> lines = new ArrayList<>();
        HmacStatement.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), lines::add);
        return lines;
    }
}
