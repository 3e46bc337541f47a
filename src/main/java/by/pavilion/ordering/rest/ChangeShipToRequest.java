package by.pavilion.ordering.rest;

import by.pavilion.ordering.ChangeShipTo;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is another in an address; what is absent stays. Lengths and forms are checked by the use case, all at once. */
record ChangeShipToRequest(
        @Size(max = 60) @Nullable String name,
        @Size(max = 30) @Nullable String phone,
        @Size(max = 20) @Nullable String province,
        @Size(max = 50) @Nullable String city,
        @Size(max = 50) @Nullable String district,
        @Size(max = 80) @Nullable String street,
        @Size(max = 6) @Nullable String postcode) {

    ChangeShipTo.Changes toChanges() {
        return new ChangeShipTo.Changes(
                Optional.ofNullable(name),
                Optional.ofNullable(phone),
                Optional.ofNullable(province),
                Optional.ofNullable(city),
                Optional.ofNullable(district),
                Optional.ofNullable(street),
                Optional.ofNullable(postcode));
    }

    @Override
    public String toString() {
        return "ChangeShipToRequest[]";
    }
}
