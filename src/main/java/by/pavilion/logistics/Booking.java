package by.pavilion.logistics;

import by.pavilion.shared.Money;

/** What a carrier must know to number a parcel. */
public record Booking(
        ShipmentId reference,
        String orderNo,
        String customsMode,
        long weightGrams,
        String goods,
        Money freight,
        Consignee consignee) {

    /** Who takes the parcel. Read at the moment of asking; its text shows nothing. */
    public record Consignee(String name, String phone, String address) {
        @Override
        public String toString() {
            return "Consignee[**]";
        }
    }
}
