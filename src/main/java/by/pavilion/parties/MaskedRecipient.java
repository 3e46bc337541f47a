package by.pavilion.parties;

/** As much of a recipient as an answer may show: enough to recognise one's own order, too little to learn a stranger's. */
public record MaskedRecipient(
        String buyerName,
        String idNumber,
        String buyerPhone,
        String name,
        String phone,
        String province,
        String city,
        String district) {

    /** Of one whose data is deleted. */
    static final MaskedRecipient ERASED = new MaskedRecipient("", "", "", "", "", "", "", "");

    public static MaskedRecipient of(Recipient recipient) {
        Buyer buyer = recipient.buyer();
        ShipTo shipTo = recipient.shipTo();
        return new MaskedRecipient(
                nameOf(buyer.name()),
                masked(buyer.idNumber(), 3, 2),
                masked(buyer.phone(), 3, 2),
                nameOf(shipTo.name()),
                masked(shipTo.phone(), 3, 2),
                shipTo.province(),
                shipTo.city(),
                shipTo.district());
    }

    /** The first character and two stars, whatever the length. */
    static String nameOf(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** Stars in the middle; nothing but stars where what is left would give too much away. */
    private static String masked(String text, int first, int last) {
        if (text.length() < 2 * (first + last)) {
            return "*".repeat(text.length());
        }
        return text.substring(0, first)
                + "*".repeat(text.length() - first - last)
                + text.substring(text.length() - last);
    }

    @Override
    public String toString() {
        return "MaskedRecipient[" + buyerName + "]";
    }
}
