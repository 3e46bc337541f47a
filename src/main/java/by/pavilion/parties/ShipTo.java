package by.pavilion.parties;

/** Where a parcel goes and who takes it there. An unknown postcode is empty. */
public record ShipTo(
        String name, String phone, String province, String city, String district, String street, String postcode) {
    public ShipTo {
        name = name.strip();
        phone = phone.strip();
        province = province.strip();
        city = city.strip();
        district = district.strip();
        street = street.strip();
        postcode = postcode.strip();
    }

    /** The address as Chinese waybills and declarations have it: in one line, from the province down to the door. */
    public String address() {
        return province + city + district + street;
    }

    @Override
    public String toString() {
        return "ShipTo[" + MaskedRecipient.nameOf(name) + ", " + province + "]";
    }
}
