package by.pavilion.sandbox.jd;

import by.pavilion.sandbox.InventedBuyer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order in the platform's own words: yuan as texts, local times, and only the fields that were asked for. */
final class JdOrderJson {
    private JdOrderJson() {}

    static Map<String, Object> of(
            JdSale sale, long venderId, String skuName, InventedBuyer buyer, List<String> fields) {
        Map<String, Object> all = all(sale, venderId, skuName, buyer);
        Map<String, Object> asked = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.equals("orderId") || fields.contains(name)) {
                asked.put(name, value);
            }
        });
        return asked;
    }

    private static Map<String, Object> all(JdSale sale, long venderId, String skuName, InventedBuyer buyer) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderId", Long.toString(sale.orderId()));
        order.put("venderId", Long.toString(venderId));
        order.put("orderType", "22");
        order.put("payType", "4-在线支付");
        order.put("orderState", sale.state().name());
        order.put("orderStateRemark", "");
        order.put("orderTotalPrice", yuan(sale.goods()));
        order.put("orderSellerPrice", yuan(sale.goods()));
        order.put("orderPayment", yuan(sale.payable()));
        order.put("freightPrice", "0");
        order.put("sellerDiscount", "0");
        order.put("taxFee", yuan(sale.tax()));
        order.put("balanceUsed", "0.00");
        order.put("couponDetailList", List.of());
        order.put("orderStartTime", JdTime.print(sale.soldAt()));
        order.put("paymentConfirmTime", JdTime.print(sale.paidAt().orElse(sale.soldAt())));
        order.put("orderEndTime", sale.state() == JdState.FINISHED_L ? JdTime.print(sale.modifiedAt()) : JdTime.NONE);
        order.put("modified", JdTime.print(sale.modifiedAt()));
        order.put("parentOrderId", Long.toString(sale.parentId()));
        order.put("directParentOrderId", Long.toString(sale.parentId()));
        order.put("logisticsId", sale.parcel().map(JdSale.Parcel::logisticsId).orElse(""));
        order.put("waybill", sale.parcel().map(JdSale.Parcel::waybill).orElse(""));
        order.put("consigneeInfo", consignee(sale, buyer));
        order.put("itemInfoList", List.of(item(sale, skuName)));
        order.put("customs", sale.direct() ? "" : "HAIKOU");
        order.put("customsModel", sale.direct() ? "直邮" : "保税备货");
        order.put("storeOrder", "");
        order.put("open_id_buyer", "sandbox-buyer");
        order.put("venderRemark", "");
        order.put("orderRemark", "");
        order.put("idSopShipmenttype", sale.direct() ? "2" : "1");
        return order;
    }

    private static Map<String, Object> consignee(JdSale sale, InventedBuyer buyer) {
        String region = buyer.province() + buyer.city() + buyer.town();
        Map<String, Object> consignee = new LinkedHashMap<>();
        consignee.put("fullname", buyer.name().charAt(0) + "**");
        consignee.put("mobile", buyer.phone().substring(0, 3) + "********");
        consignee.put("telephone", "");
        consignee.put("fullAddress", region + "******");
        consignee.put("province", buyer.province());
        consignee.put("city", buyer.city());
        consignee.put("county", buyer.town());
        consignee.put("town", "");
        consignee.put("oaid", sale.oaid());
        return consignee;
    }

    private static Map<String, Object> item(JdSale sale, String skuName) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("skuId", Long.toString(JdShop.skuId(sale.sku())));
        item.put("outerSkuId", sale.sku());
        item.put("skuName", skuName);
        item.put("jdPrice", yuan(sale.unitPrice()));
        item.put("giftPoint", "0");
        item.put("wareId", Long.toString(JdShop.skuId(sale.sku()) / 10));
        item.put("itemTotal", Integer.toString(sale.quantity()));
        item.put("newStoreId", "0");
        return item;
    }

    /** As short as it can be: {@code 12.9} and {@code 26}, which is how the platform writes it now and then. */
    static String yuan(int fen) {
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
    }
}
