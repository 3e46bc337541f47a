package by.pavilion.customs.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who sends to whom, under which contract, and how.
 *
 * @param statisticalRate for the value in US dollars; without it the declaration says that it is missing
 */
public record ConsignmentTerms(
        Exporter exporter,
        Consignee consignee,
        Contract contract,
        Delivery delivery,
        Transport transport,
        @Nullable StatisticalRate statisticalRate) {

    /**
     * The sender.
     *
     * @param name as in the Belarusian register; {@code nameEn} in Latin letters
     * @param unp the payer's number
     */
    public record Exporter(String name, @Nullable String nameEn, String address, String unp) {}

    /** The receiver in the country of destination, by its alpha-2 code. */
    public record Consignee(String name, String address, String country) {}

    public record Contract(String number, LocalDate signedOn) {}

    /** A delivery term of Incoterms with its place. */
    public record Delivery(String incoterms, String place) {}

    /**
     * How the goods travel.
     *
     * @param mode at the border, likewise {@code vehicle}: the lorry's plates, the wagon, the flight
     * @param vehicleCountry where the vehicle is registered, alpha-2
     * @param noteNumber number of the consignment note
     * @param departure where the goods are taken over; for rail the station, likewise {@code destination}
     * @param departureCode of the station, port or airport; likewise {@code destinationCode}
     * @param border the border crossing or crossings
     * @param marks that stand on the packages
     * @param inland what carries the goods to the border, when that is something else than what carries them over it
     */
    public record Transport(
            TransportMode mode,
            String vehicle,
            @Nullable String vehicleCountry,
            String noteNumber,
            LocalDate noteDate,
            @Nullable String departure,
            @Nullable String departureCode,
            @Nullable String destination,
            @Nullable String destinationCode,
            @Nullable String border,
            @Nullable String container,
            @Nullable String seal,
            @Nullable String marks,
            @Nullable String carrier,
            @Nullable Inland inland) {

        TransportMode inlandMode() {
            return inland == null ? mode : inland.mode();
        }
    }

    /** The means of transport inside the country; {@code vehicleCountry} is where it is registered, alpha-2. */
    public record Inland(
            TransportMode mode, String vehicle, @Nullable String vehicleCountry) {}

    /**
     * The official rate of a day.
     *
     * @param usd US dollars for one unit of the consignment's currency
     */
    public record StatisticalRate(BigDecimal usd, LocalDate day, String source) {}
}
