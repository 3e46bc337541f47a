package by.pavilion.customs.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order of a message CEB311, to be declared.
 *
 * @param guid 36 characters of its own
 * @param sentAt in China's time
 * @param goodsValue with what coupons paid
 * @param paid goods, freight and tax less discount
 * @param buyerAccount the buyer's account on the platform
 */
public record OrderDocument(
        String guid,
        Filing filing,
        LocalDateTime sentAt,
        String orderNo,
        Firm platform,
        Firm seller,
        BigDecimal goodsValue,
        BigDecimal freight,
        BigDecimal discount,
        BigDecimal tax,
        BigDecimal paid,
        String buyerAccount,
        Orderer buyer,
        @Nullable Payment payment,
        Consignee consignee,
        List<Line> lines) {

    public OrderDocument {
        lines = List.copyOf(lines);
    }

    /** The payment that belongs to the order. */
    public record Payment(Firm firm, String transactionId) {}

    /**
     * Goods of the order.
     *
     * @param model the elements of declaration
     * @param unit customs' code of the unit of sale
     * @param country customs' code of the country of origin
     */
    public record Line(
            int number,
            String sku,
            String name,
            String model,
            @Nullable String barCode,
            String unit,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal total,
            String country) {}

    void print(CebPrinter out) {
        out.open("Order");
        out.open("OrderHead");
        out.text("guid", guid);
        out.text("appType", filing.code());
        out.time("appTime", sentAt);
        out.text("appStatus", CebPrinter.DECLARE);
        out.text("orderType", CebPrinter.IMPORT);
        out.text("orderNo", orderNo);
        out.firm("ebp", platform);
        out.firm("ebc", seller);
        out.number("goodsValue", goodsValue);
        out.number("freight", freight);
        out.number("discount", discount);
        out.number("taxTotal", tax);
        out.number("acturalPaid", paid);
        out.text("currency", CebPrinter.YUAN);
        out.text("buyerRegNo", buyerAccount);
        out.text("buyerName", buyer.name());
        out.text("buyerTelephone", buyer.telephone());
        out.text("buyerIdType", CebPrinter.IDENTITY_CARD);
        out.text("buyerIdNumber", buyer.identityNumber());
        if (payment != null) {
            out.firm("pay", payment.firm());
            out.text("payTransactionId", payment.transactionId());
        }
        out.text("consignee", consignee.name());
        out.text("consigneeTelephone", consignee.telephone());
        out.text("consigneeAddress", consignee.address());
        out.close();
        lines.forEach(line -> print(line, out));
        out.close();
    }

    private static void print(Line line, CebPrinter out) {
        out.open("OrderList");
        out.whole("gnum", line.number());
        out.text("itemNo", line.sku());
        out.text("itemName", line.name());
        out.text("gmodel", line.model());
        out.optional("barCode", line.barCode());
        out.text("unit", line.unit());
        out.number("qty", line.quantity());
        out.number("price", line.price());
        out.number("totalPrice", line.total());
        out.text("currency", CebPrinter.YUAN);
        out.text("country", line.country());
        out.close();
    }
}
