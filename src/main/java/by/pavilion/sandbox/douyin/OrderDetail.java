package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.douyin.Sale.SealedBuyer;
import by.pavilion.sandbox.douyin.Sale.Shipping;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sale in the platform's own words: snake case, fen, epoch seconds, {@code 0} for "not yet". */
final class OrderDetail {
    private static final Duration PROMISE = Duration.ofDays(2);
    private static final long PRODUCTS = 3_500_000_000_000_000_000L;
    private static final long SKUS = 1_700_000_000_000_000_000L;

    private OrderDetail() {}

    static Map<String, Object> of(Sale sale, long shopId, String shopName, String productName) {
        long sold = sale.soldAt().getEpochSecond();
        long shipped = sale.shipping()
                .map(parcel -> parcel.shippedAt().getEpochSecond())
                .orElse(0L);
        SealedBuyer buyer = sale.buyer();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("order_id", Long.toString(sale.orderId()));
        order.put("shop_id", shopId);
        order.put("shop_name", shopName);
        order.put("order_level", 2);
        order.put("order_type", 0);
        order.put("trade_type", 0);
        order.put("biz", sale.biz());
        order.put("order_status", sale.status());
        order.put("order_status_desc", sale.status() == 3 ? "已发货" : "待发货");
        order.put("main_status", sale.status());
        order.put("create_time", sold);
        order.put("pay_time", sale.isPaid() ? sale.paidAt().getEpochSecond() : 0);
        order.put("update_time", sale.updatedAt().getEpochSecond());
        order.put("ship_time", shipped);
        order.put("finish_time", 0);
        order.put("exp_ship_time", sold + PROMISE.toSeconds());
        order.put("order_expire_time", 1800);
        order.put("order_amount", sale.goods());
        order.put("post_amount", 0);
        order.put("post_insurance_amount", 0);
        order.put("modify_amount", 0);
        order.put("modify_post_amount", 0);
        order.put("promotion_amount", sale.coupon());
        order.put("promotion_shop_amount", 0);
        order.put("promotion_platform_amount", sale.coupon());
        order.put("promotion_talent_amount", 0);
        order.put("shop_cost_amount", 0);
        order.put("platform_cost_amount", sale.coupon());
        order.put("tax_amount", sale.tax());
        order.put("pay_amount", sale.payable());
        order.put("pay_type", 8);
        order.put("channel_payment_no", sale.isPaid() ? sale.paymentNumber() : "");
        order.put("post_addr", address(buyer));
        order.put("encrypt_post_receiver", buyer.name());
        order.put("encrypt_post_tel", buyer.phone());
        order.put("mask_post_receiver", buyer.maskedName());
        order.put("mask_post_tel", buyer.maskedPhone());
        order.put("user_id_info", Map.of("encrypt_id_card_no", buyer.idNumber(), "encrypt_id_card_name", buyer.name()));
        order.put("doudian_open_id", "1@#sandbox" + sale.orderId() % 1_000_000);
        order.put("buyer_words", "");
        order.put("seller_words", "");
        order.put("cancel_reason", "");
        order.put(
                "logistics_info",
                sale.shipping().map(parcel -> List.of(parcel(sale, parcel))).orElse(List.of()));
        order.put("sku_order_list", List.of(line(sale, productName)));
        return order;
    }

    private static Map<String, Object> address(SealedBuyer buyer) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("province", Map.of("name", buyer.province(), "id", "46"));
        address.put("city", Map.of("name", buyer.city(), "id", "460100"));
        address.put("town", Map.of("name", buyer.town(), "id", "460106"));
        address.put("street", Map.of("name", "", "id", "0"));
        address.put("encrypt_detail", buyer.detail());
        return address;
    }

    /** The platform's number of goods, by the shop's own code. */
    static long skuId(String code) {
        return SKUS + number(code);
    }

    private static long number(String code) {
        return BigInteger.valueOf(code.hashCode()).abs().longValue();
    }

    private static Map<String, Object> line(Sale sale, String productName) {
        long number = number(sale.sku());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("order_id", Long.toString(sale.lineId()));
        line.put("parent_order_id", Long.toString(sale.orderId()));
        line.put("product_id", PRODUCTS + number);
        line.put("product_id_str", Long.toString(PRODUCTS + number));
        line.put("product_name", productName);
        line.put("sku_id", skuId(sale.sku()));
        line.put("out_sku_id", 0);
        line.put("out_product_id", 0);
        line.put("code", sale.sku());
        line.put("item_num", sale.quantity());
        line.put("origin_amount", sale.unitPrice());
        line.put("sum_amount", sale.goods());
        line.put("order_amount", sale.goods());
        line.put("tax_amount", sale.tax());
        line.put("has_tax", true);
        line.put("pay_amount", sale.payable());
        line.put("platform_cost_amount", sale.coupon());
        line.put("given_product_type", "");
        line.put("pre_sale_type", 0);
        line.put("reduce_stock_type", 2);
        line.put("inventory_list", List.of(Map.of("warehouse_type", 1, "count", sale.quantity())));
        line.put("after_sale_info", Map.of("after_sale_status", 0, "after_sale_type", 0, "refund_status", 0));
        return line;
    }

    private static Map<String, Object> parcel(Sale sale, Shipping shipping) {
        Map<String, Object> parcel = new LinkedHashMap<>();
        parcel.put("tracking_no", shipping.trackingNumber());
        parcel.put("company", shipping.company());
        parcel.put("company_name", shipping.company());
        parcel.put("ship_time", shipping.shippedAt().getEpochSecond());
        parcel.put("delivery_id", "1");
        parcel.put(
                "product_info",
                List.of(Map.of(
                        "sku_order_id",
                        Long.toString(sale.lineId()),
                        "outer_sku_id",
                        sale.sku(),
                        "product_count",
                        sale.quantity())));
        return parcel;
    }
}
