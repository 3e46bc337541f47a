package by.pavilion.customs.ceb;

import java.time.LocalDateTime;

/**
 * A list that customs has, as a cancellation or return names it: everything of it that customs compares.
 *
 * @param declaredTo the customs district that accepted the list
 * @param ownNumber our number of the list ({@code copNo}), at most 20 characters
 * @param listNumber customs' number of the list
 */
public record ListReference(
        String declaredTo,
        String orderNo,
        Firm platform,
        Firm seller,
        String waybillNo,
        Firm carrier,
        String ownNumber,
        String listNumber,
        Orderer buyer,
        Firm declarant) {

    /** Prints the head that both documents share. */
    void print(CebPrinter out, String guid, Filing filing, LocalDateTime sentAt, String reason) {
        out.text("guid", guid);
        out.text("appType", filing.code());
        out.time("appTime", sentAt);
        out.text("appStatus", CebPrinter.DECLARE);
        out.text("customsCode", declaredTo);
        out.text("orderNo", orderNo);
        out.firm("ebp", platform);
        out.firm("ebc", seller);
        out.text("logisticsNo", waybillNo);
        out.firm("logistics", carrier);
        out.text("copNo", ownNumber);
        out.text("invtNo", listNumber);
        out.text("buyerIdType", CebPrinter.IDENTITY_CARD);
        out.text("buyerIdNumber", buyer.identityNumber());
        out.text("buyerName", buyer.name());
        out.text("buyerTelephone", buyer.telephone());
        out.firm("agent", declarant);
        out.text("reason", reason);
    }
}
