package by.pavilion.customs.ceb;

/** Who gets the parcel, letter for letter as in the waybill. Its text shows nothing. */
public record Consignee(String name, String telephone, String address) {
    @Override
    public String toString() {
        return "Consignee[…]";
    }
}
