package by.pavilion.logistics;

import by.pavilion.shared.Money;
import java.util.Optional;

/**
 * What a carrier must know to number a parcel.
 *
 * @param number that the parcel has already, out of a range of the carrier's
 */
public record Booking(
        ShipmentId reference,
        String orderNo,
        String customsMode,
        long weightGrams,
        String goods,
        Money freight,
        Consignee consignee,
        Optional<String> number) {

    /** Who takes the parcel. Read at the moment of asking; its text shows nothing. */
    public record Consignee(String name, String phone, String address) {
        @Override
        public String toString() {
            return "Consignee[**]";
        }
    }
}
