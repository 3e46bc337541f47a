package by.pavilion.sandbox.scanpay;

import by.pavilion.sandbox.ceb.CebWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/** Writes a day's trades as WeChat Pay does. */
final class WechatBills {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String HEADING = "\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,"
            + "交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,"
            + "退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n";

    private WechatBills() {}

    static String print(ScanPayConfig.Wechatpay config, List<Entry> entries) {
        StringBuilder bill = new StringBuilder(HEADING);
        for (Entry entry : entries) {
            String refunded = entry.isRefund() ? entry.yuan() : "0.00";
            List<String> values = List.of(
                    TIME.format(entry.at().atZone(CebWriter.BEIJING)),
                    config.appId(),
                    config.merchantId(),
                    "0",
                    "",
                    entry.transactionId(),
                    entry.outTradeNo(),
                    "openid",
                    "NATIVE",
                    entry.isRefund() ? "REFUND" : "SUCCESS",
                    "OTHERS",
                    "CNY",
                    entry.isRefund() ? "0.00" : entry.yuan(),
                    "0.00",
                    entry.isRefund() ? entry.refundId() : "0",
                    entry.isRefund() ? entry.outRefundNo() : "0",
                    refunded,
                    "0.00",
                    entry.isRefund() ? "ORIGINAL" : "",
                    entry.isRefund() ? "SUCCESS" : "",
                    "跨境商品,礼盒",
                    "",
                    "0.00000",
                    "0.00%",
                    entry.isRefund() ? "0.00" : entry.yuan(),
                    refunded,
                    "");
            bill.append('`').append(String.join(",`", values)).append("\r\n");
        }
        bill.append("总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n");
        return bill.append('`')
                .append(entries.size())
                .append(",`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\r\n")
                .toString();
    }

    static String sha1(String bill) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(bill.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-1", e);
        }
    }
}
