package by.pavilion.customs.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declaration list of a message CEB621, to be declared.
 *
 * @param ownNumber our number of the list ({@code copNo}), at most 20 characters
 * @param guarantor code of the firm that guarantees the tax
 * @param declaredTo the customs district that accepts the list
 * @param enteredAt the customs district of the border crossing
 * @param zone the bonded warehouse, in bonded mode
 * @param transport the means to the border, in direct mode
 * @param trafficMode customs' code of the mode of transport: to the border, or out of the zone
 * @param dispatchCountry where the parcel comes from
 * @param grossWeight in kilograms; {@code netWeight} likewise
 */
public record ListDocument(
        String guid,
        Filing filing,
        LocalDateTime sentAt,
        String orderNo,
        Firm platform,
        Firm seller,
        String waybillNo,
        Firm carrier,
        String ownNumber,
        String guarantor,
        String declaredTo,
        String enteredAt,
        Orderer buyer,
        String consigneeAddress,
        Firm declarant,
        @Nullable Zone zone,
        String tradeMode,
        String trafficMode,
        @Nullable Transport transport,
        String dispatchCountry,
        BigDecimal freight,
        BigDecimal insurance,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        List<Line> lines) {
    private static final String NO_BAR_CODE = "无";

    public ListDocument {
        lines = List.copyOf(lines);
    }

    /** The bonded warehouse and its ledger. */
    public record Zone(Firm firm, String ledger) {}

    /**
     * The vehicle and journey that bring the parcel to the border.
     *
     * @param place code of the supervised place where it arrives, when the district has several
     */
    public record Transport(
            String vehicle,
            String voyage,
            String bill,
            @Nullable String place) {}

    /**
     * Goods of the list.
     *
     * @param ledgerItem the item's number in the bonded ledger, in bonded mode
     * @param code ten digits of the tariff
     * @param country customs' code of the country of origin
     */
    public record Line(
            int number,
            @Nullable String ledgerItem,
            String sku,
            String code,
            String name,
            String model,
            @Nullable String barCode,
            String country,
            BigDecimal quantity,
            String unit,
            BigDecimal statutoryQuantity,
            String statutoryUnit,
            @Nullable BigDecimal secondQuantity,
            @Nullable String secondUnit,
            BigDecimal price,
            BigDecimal total) {}

    void print(CebPrinter out) {
        out.open("Inventory");
        out.open("InventoryHead");
        out.text("guid", guid);
        out.text("appType", filing.code());
        out.time("appTime", sentAt);
        out.text("appStatus", CebPrinter.DECLARE);
        out.text("orderNo", orderNo);
        out.firm("ebp", platform);
        out.firm("ebc", seller);
        out.text("logisticsNo", waybillNo);
        out.firm("logistics", carrier);
        out.text("copNo", ownNumber);
        out.text("assureCode", guarantor);
        out.optional("emsNo", zone == null ? null : zone.ledger());
        out.text("ieFlag", CebPrinter.IMPORT);
        out.day("declTime", sentAt);
        out.text("customsCode", declaredTo);
        out.text("portCode", enteredAt);
        out.text("buyerIdType", CebPrinter.IDENTITY_CARD);
        out.text("buyerIdNumber", buyer.identityNumber());
        out.text("buyerName", buyer.name());
        out.text("buyerTelephone", buyer.telephone());
        out.text("consigneeAddress", consigneeAddress);
        out.firm("agent", declarant);
        if (zone != null) {
            out.firm("area", zone.firm());
        }
        out.text("tradeMode", tradeMode);
        out.text("trafMode", trafficMode);
        if (transport != null) {
            out.text("trafNo", transport.vehicle());
            out.text("voyageNo", transport.voyage());
            out.text("billNo", transport.bill());
            out.optional("loctNo", transport.place());
        }
        out.text("country", dispatchCountry);
        out.number("freight", freight);
        out.number("insuredFee", insurance);
        out.text("currency", CebPrinter.YUAN);
        out.whole("packNo", 1);
        out.number("grossWeight", grossWeight);
        out.number("netWeight", netWeight);
        out.close();
        lines.forEach(line -> print(line, out));
        out.close();
    }

    private static void print(Line line, CebPrinter out) {
        out.open("InventoryList");
        out.whole("gnum", line.number());
        out.optional("itemRecordNo", line.ledgerItem());
        out.text("itemNo", line.sku());
        out.text("itemName", line.name());
        out.text("gcode", line.code());
        out.text("gname", line.name());
        out.text("gmodel", line.model());
        out.text("barCode", line.barCode() == null ? NO_BAR_CODE : line.barCode());
        out.text("country", line.country());
        out.text("currency", CebPrinter.YUAN);
        out.number("qty", line.quantity());
        out.text("unit", line.unit());
        out.number("qty1", line.statutoryQuantity());
        out.text("unit1", line.statutoryUnit());
        if (line.secondQuantity() != null) {
            out.number("qty2", line.secondQuantity());
        }
        out.optional("unit2", line.secondUnit());
        out.number("price", line.price());
        out.number("totalPrice", line.total());
        out.close();
    }
}
