package by.pavilion.ordering.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.shared.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The heading's columns are in an order of the test's own: only their names count. */
class WechatBillTest {
    private static final String HEADING = "\uFEFF交易时间,微信订单号,商户订单号,交易状态,商品名称,微信退款单号,商户退款单号,退款状态,订单金额,申请退款金额\r\n";
    private static final String PAID = "`2026-11-10 12:00:00,`4200,`pay_1,`SUCCESS,`巧克力, 礼盒,`0,`0,`,`65.46,`0.00\r\n";
    private static final String BACK =
            "`2026-11-10 12:00:00,`4200,`pay_1,`REFUND,`巧克力,`5000,`rfd_1,`%s,`0.00,`10.00\r\n";
    private static final String SUMMARY = "总交易单数,订单总金额\r\n`1,`65.46\r\n";

    @Test
    void readsPaymentsAndRefundsByTheNamesOfTheColumns() throws Exception {
        assertThat(read(HEADING + PAID + BACK.formatted("SUCCESS") + BACK.formatted("PROCESSING") + SUMMARY))
                .containsExactly(
                        new StatementLine(Subject.PAYMENT, "pay_1", "4200", Money.of("65.46", Money.CNY), true),
                        new StatementLine(Subject.REFUND, "rfd_1", "5000", Money.of("10.00", Money.CNY), true),
                        new StatementLine(Subject.REFUND, "rfd_1", "5000", Money.of("10.00", Money.CNY), false));
    }

    @Test
    void takesNoneThatIsCutOffOrAnother() {
        for (String wrong : List.of(
                "",
                HEADING + PAID,
                HEADING.replace("订单金额", "金额") + PAID + SUMMARY,
                HEADING + PAID.replace("65.46", "65,46") + SUMMARY,
                HEADING + PAID.replace("SUCCESS", "GIFT") + SUMMARY)) {
            assertThatIOException().as(wrong).isThrownBy(() -> read(wrong));
        }
        byte[] good = (HEADING + PAID + SUMMARY).getBytes(StandardCharsets.UTF_8);
        assertThatIOException()
                .isThrownBy(() -> WechatBill.read(new ByteArrayInputStream(good), "0".repeat(40), line -> {}));
    }

    /** A million rows are read while they come: at the first line hardly any of them has been asked for. */
    @Test
    void handsOutLinesWhileItReads() {
        long[] given = {0, 0};
        InputStream endless = new InputStream() {
            private final byte[] row = PAID.getBytes(StandardCharsets.UTF_8);
            private byte[] now = HEADING.getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                throw new IllegalStateException("the reader takes many at a time");
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (given[0] > 110_000_000) {
                    return -1;
                }
                if (at == now.length) {
                    now = row;
                    at = 0;
                }
                int length = Math.min(most, now.length - at);
                System.arraycopy(now, at, into, from, length);
                at += length;
                given[0] += length;
                return length;
            }
        };

        assertThatIOException()
                .isThrownBy(() -> WechatBill.read(endless, "", line -> {
                    if (given[1]++ == 0) {
                        assertThat(given[0]).isLessThan(100_000);
                    }
                }));

        assertThat(given[1]).isGreaterThan(1_000_000);
    }

    private static List<StatementLine> read(String bill) throws IOException, GeneralSecurityException {
        byte[] bytes = bill.getBytes(StandardCharsets.UTF_8);
        List<StatementLine> lines = new ArrayList<>();
        WechatBill.read(
                new ByteArrayInputStream(bytes),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes)),
                lines::add);
        return lines;
    }
}
