package by.pavilion.ordering.alipay;

import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.ordering.payment.Yuan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Alipay's bill of a day's trades: a zip with two CSV files in GBK, of which the one with the trades counts and not the one
 * with their sums. Lines of remarks begin with {@code #}, values end in a tab. Columns are found by their names.
 */
final class AlipayBill {
    private static final Charset GBK = Charset.forName("GB18030");
    private static final String FIRST_COLUMN = "支付宝交易号";
    private static final String REFUND = "退款";

    private final Map<String, Integer> columns = new HashMap<>();

    private AlipayBill(String heading) {
        String[] names = heading.split(",", -1);
        for (int at = 0; at < names.length; at++) {
            columns.put(names[at].strip(), at);
        }
    }

    /** @throws IOException when it cannot be read; some lines may have been handed out by then */
    static void read(InputStream file, Consumer<StatementLine> lines) throws IOException {
        ZipInputStream zip = new ZipInputStream(file, GBK);
        boolean isFound = false;
        for (@Nullable ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.getName().contains("汇总")) {
                readTrades(new BufferedReader(new InputStreamReader(zip, GBK)), lines);
                isFound = true;
            }
        }
        if (!isFound) {
            throw new IOException("Alipay's statement has no trades in it");
        }
    }

    private static void readTrades(BufferedReader reader, Consumer<StatementLine> lines) throws IOException {
        @Nullable AlipayBill bill = null;
        for (@Nullable String row = reader.readLine(); row != null; row = reader.readLine()) {
            if (row.startsWith("#") || row.isBlank()) {
                continue;
            }
            if (bill == null) {
                if (!row.startsWith(FIRST_COLUMN)) {
                    throw new IOException("Alipay's statement has no heading");
                }
                bill = new AlipayBill(row);
            } else {
                lines.accept(bill.line(row));
            }
        }
        if (bill == null) {
            throw new IOException("Alipay's statement has no heading");
        }
    }

    private StatementLine line(String row) throws IOException {
        String[] values = row.split(",", -1);
        boolean isRefund = value(values, "业务类型").equals(REFUND);
        String amount = value(values, "订单金额（元）");
        try {
            return new StatementLine(
                    isRefund ? Subject.REFUND : Subject.PAYMENT,
                    value(values, isRefund ? "退款批次号/请求号" : "商户订单号"),
                    value(values, FIRST_COLUMN),
                    Yuan.parse(isRefund && amount.startsWith("-") ? amount.substring(1) : amount),
                    true);
        } catch (IllegalArgumentException e) {
            throw new IOException("Alipay's statement has an amount that is none", e);
        }
    }

    private String value(String[] values, String column) throws IOException {
        @Nullable Integer at = columns.get(column);
        if (at == null || at >= values.length) {
            throw new IOException("Alipay's statement lacks " + column);
        }
        return values[at].strip();
    }
}
