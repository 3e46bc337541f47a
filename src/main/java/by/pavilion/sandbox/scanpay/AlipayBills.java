package by.pavilion.sandbox.scanpay;

import by.pavilion.sandbox.ceb.CebWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a day's trades as Alipay does: two files in one. */
final class AlipayBills {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private AlipayBills() {}

    static byte[] zip(ScanPayConfig.Alipay config, LocalDate day, List<Entry> entries) {
        String name = config.sellerId() + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry(name + "_业务明细(汇总).csv"));
            zip.write("#支付宝业务汇总查询\r\n门店编号,交易订单总笔数\r\n".getBytes(GBK));
            zip.putNextEntry(new ZipEntry(name + "_业务明细.csv"));
            zip.write(trades(config, entries).getBytes(GBK));
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return bytes.toByteArray();
    }

    private static String trades(ScanPayConfig.Alipay config, List<Entry> entries) {
        StringBuilder csv = new StringBuilder("#支付宝业务明细查询\r\n#账号：[" + config.sellerId() + "0156]\r\n"
                + "#-----------------------------------------业务明细列表----------------------------------------\r\n"
                + "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
                + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,"
                + "券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n");
        for (Entry entry : entries) {
            String at = TIME.format(entry.at().atZone(CebWriter.BEIJING));
            String amount = (entry.isRefund() ? "-" : "") + entry.yuan();
            csv.append(String.join(
                            "\t,",
                            entry.transactionId(),
                            entry.outTradeNo(),
                            entry.isRefund() ? "退款" : "交易",
                            "跨境商品",
                            at,
                            at,
                            "",
                            "",
                            "",
                            "",
                            "buyer***@example.com",
                            amount,
                            amount,
                            "0.00",
                            "0.00",
                            "0.00",
                            "0.00",
                            "0.00",
                            "",
                            "0.00",
                            "0.00",
                            entry.outRefundNo(),
                            "0.00",
                            "0.00",
                            ""))
                    .append("\r\n");
        }
        return csv.append("#-----------------------------------------业务明细列表结束------------------------------------\r\n")
                .toString();
    }
}
