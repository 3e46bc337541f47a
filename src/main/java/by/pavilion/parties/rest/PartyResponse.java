package by.pavilion.parties.rest;

import by.pavilion.parties.Buyer;
import by.pavilion.parties.Party;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is kept of one recipient; without buyer and shipTo once it was erased. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartyResponse(
        RecipientRef id,
        Instant registeredAt,
        @Nullable Instant erasedAt,
        @Nullable RecipientRef replaces,
        @Nullable BuyerResponse buyer,
        @Nullable ShipToResponse shipTo,
        List<Party.Disclosure> disclosures) {

    record BuyerResponse(String name, String idType, String idNumber, String phone) {
        static BuyerResponse of(Buyer buyer) {
            return new BuyerResponse(buyer.name(), "ID_CARD", buyer.idNumber(), buyer.phone());
        }
    }

    record ShipToResponse(
            String name, String phone, String province, String city, String district, String street, String postcode) {
        static ShipToResponse of(ShipTo shipTo) {
            return new ShipToResponse(
                    shipTo.name(),
                    shipTo.phone(),
                    shipTo.province(),
                    shipTo.city(),
                    shipTo.district(),
                    shipTo.street(),
                    shipTo.postcode());
        }
    }

    static PartyResponse of(Party party) {
        return new PartyResponse(
                party.id(),
                party.registeredAt(),
                party.erasedAt().orElse(null),
                party.replaces().orElse(null),
                party.recipient().map(Recipient::buyer).map(BuyerResponse::of).orElse(null),
                party.recipient().map(Recipient::shipTo).map(ShipToResponse::of).orElse(null),
                party.disclosures());
    }
}
