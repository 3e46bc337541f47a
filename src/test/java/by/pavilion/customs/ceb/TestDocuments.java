package by.pavilion.customs.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents as they might be sent; all people and firms are invented. */
final class TestDocuments {
    static final Sender SENDER = new Sender(new Firm("4601W60001", "演示国内代理有限公司"), "DXPENTPAVILION01");
    static final Firm PLATFORM = new Firm("4601W60003", "演示白俄罗斯国家馆");
    static final Orderer BUYER = new Orderer("张三", "11010519491231002X", "13800000000");
    static final Consignee CONSIGNEE = new Consignee("李四", "13900000000", "海南省海口市龙华区某路1号");
    static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 11, 12, 0, 1);

    private TestDocuments() {}

    static OrderDocument order() {
        return new OrderDocument(
                CebWriter.newGuid(),
                Filing.NEW,
                NOON,
                "ord_0HZX3K8M2T4QF",
                PLATFORM,
                SENDER.firm(),
                new BigDecimal("500.00"),
                new BigDecimal("25.00"),
                new BigDecimal("30.00"),
                new BigDecimal("47.77"),
                new BigDecimal("542.77"),
                "rcp_0HZX3K8M2T4QF",
                BUYER,
                new OrderDocument.Payment(new Firm("3101W6P001", "沙盒支付有限公司"), "4220261111000001"),
                CONSIGNEE,
                List.of(
                        new OrderDocument.Line(
                                1,
                                "BY-KOM-CHOC-001",
                                "康美纳尔卡68%黑巧克力 90克",
                                "4|3|可可含量68%,白砂糖|块状|90克/块",
                                "2048100000016",
                                "017",
                                new BigDecimal("2"),
                                new BigDecimal("26.00"),
                                new BigDecimal("52.00"),
                                "340"),
                        new OrderDocument.Line(
                                2,
                                "BY-ORS-BEDL-033",
                                "亚麻 <床单> & 被套",
                                "4|3|机织",
                                null,
                                "006",
                                new BigDecimal("1"),
                                new BigDecimal("448.00"),
                                new BigDecimal("448.00"),
                                "340")));
    }

    static CancellationDocument cancellation() {
        return new CancellationDocument(CebWriter.newGuid(), NOON, reference(), "买家取消订单");
    }

    static ReturnDocument goodsReturn() {
        return new ReturnDocument(
                CebWriter.newGuid(),
                Filing.NEW,
                NOON,
                reference(),
                "质量问题\n退货",
                List.of(new ReturnDocument.Line(2, "6302210090", "亚麻 <床单> & 被套", BigDecimal.ONE, "006")));
    }

    static ListReference reference() {
        return new ListReference(
                "4601",
                "ord_0HZX3K8M2T4QF",
                PLATFORM,
                SENDER.firm(),
                "SB0000000001BY",
                new Firm("4601W6L001", "沙盒国际快递有限公司"),
                "dcl_0HZX3K8M2T4QF",
                "46012026I000000001",
                BUYER,
                new Firm("4601W60002", "演示报关有限公司"));
    }

    static ListDocument directList() {
        return list(
                "9610", "3", new ListDocument.Transport("BY-CN-8421", "20261111", "SMGS0001", "460101"), null, "340");
    }

    static ListDocument bondedList() {
        return list(
                "1210", "Y", null, new ListDocument.Zone(new Firm("4601W60004", "演示保税仓储有限公司"), "T4601W000001"), "142");
    }

    private static ListDocument list(
            String mode,
            String traffic,
            ListDocument.@Nullable Transport transport,
            ListDocument.@Nullable Zone zone,
            String country) {
        return new ListDocument(
                CebWriter.newGuid(),
                Filing.NEW,
                NOON,
                "ord_0HZX3K8M2T4QF",
                PLATFORM,
                SENDER.firm(),
                "SB0000000001BY",
                new Firm("4601W6L001", "沙盒国际快递有限公司"),
                "dcl_0HZX3K8M2T4QF",
                "4601W60001",
                "4601",
                "4601",
                BUYER,
                CONSIGNEE.address(),
                new Firm("4601W60002", "演示报关有限公司"),
                zone,
                mode,
                traffic,
                transport,
                country,
                new BigDecimal("25.00"),
                BigDecimal.ZERO,
                new BigDecimal("3.055"),
                new BigDecimal("2.690"),
                List.of(new ListDocument.Line(
                        1,
                        zone == null ? null : "BY-BVX-CREM-027",
                        "BY-BVX-CREM-027",
                        "3304990039",
                        "碧丽塔保湿日霜 50毫升",
                        "4|3|面部护肤|50毫升/瓶",
                        null,
                        "340",
                        new BigDecimal("2"),
                        "142",
                        new BigDecimal("0.10"),
                        "035",
                        new BigDecimal("2"),
                        "011",
                        new BigDecimal("89.00"),
                        new BigDecimal("178.00"))));
    }
}
