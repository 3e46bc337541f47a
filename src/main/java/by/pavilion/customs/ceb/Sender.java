package by.pavilion.customs.ceb;

/** Who is connected to E-Port and sends the message: the block BaseTransfer. */
public record Sender(Firm firm, String dxpId) {

    void print(CebPrinter out) {
        out.open("BaseTransfer");
        out.firm("cop", firm);
        out.text("dxpMode", "DXP");
        out.text("dxpId", dxpId);
        out.close();
    }
}
