package by.pavilion.ordering.wechatpay;

import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.ordering.payment.Yuan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay's bill of a day's trades: CSV in UTF-8 whose values each begin with a backtick, then a summary. Columns are found
 * by their names.
 */
final class WechatBill {
    private static final String SUMMARY = "总交易单数";

    private final Map<String, Integer> columns = new HashMap<>();

    private WechatBill(String heading) {
        String[] names = heading.replace("\uFEFF", "").split(",", -1);
        for (int at = 0; at < names.length; at++) {
            columns.put(names[at].strip(), at);
        }
    }

    /**
     * @param sha1 what the whole file must come to, in hexadecimal digits
     * @throws IOException when it cannot be read or is another file; some lines may have been handed out by then
     */
    static void read(InputStream file, String sha1, Consumer<StatementLine> lines) throws IOException {
        DigestInputStream digested = new DigestInputStream(file, sha1());
        BufferedReader reader = new BufferedReader(new InputStreamReader(digested, StandardCharsets.UTF_8));
        @Nullable String heading = reader.readLine();
        if (heading == null) {
            throw new IOException("WeChat Pay's statement is empty");
        }
        WechatBill bill = new WechatBill(heading);
        boolean isWhole = false;
        for (@Nullable String row = reader.readLine(); row != null; row = reader.readLine()) {
            isWhole = isWhole || row.startsWith(SUMMARY);
            if (!isWhole) {
                lines.accept(bill.line(row));
            }
        }
        String found = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        if (!isWhole || !found.equalsIgnoreCase(sha1)) {
            throw new IOException("WeChat Pay's statement is not whole");
        }
    }

    private StatementLine line(String row) throws IOException {
        String[] values = (row.startsWith("`") ? row.substring(1) : row).split(",`", -1);
        try {
            return switch (value(values, "交易状态")) {
                case "SUCCESS" ->
                    new StatementLine(
                            Subject.PAYMENT,
                            value(values, "商户订单号"),
                            value(values, "微信订单号"),
                            Yuan.parse(value(values, "订单金额")),
                            true);
                case "REFUND", "REVOKED" ->
                    new StatementLine(
                            Subject.REFUND,
                            value(values, "商户退款单号"),
                            value(values, "微信退款单号"),
                            Yuan.parse(value(values, "申请退款金额")),
                            value(values, "退款状态").equals("SUCCESS"));
                default -> throw new IOException("WeChat Pay's statement has an unknown kind of row");
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("WeChat Pay's statement has an amount that is none", e);
        }
    }

    private String value(String[] values, String column) throws IOException {
        @Nullable Integer at = columns.get(column);
        if (at == null || at >= values.length) {
            throw new IOException("WeChat Pay's statement lacks " + column);
        }
        return values[at].strip();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
