package by.pavilion.logistics;

import org.jspecify.annotations.Nullable;

/**
 * The means that bring a direct-purchase parcel to the border, in customs' terms.
 *
 * @param trafMode customs' code of the mode of transport
 * @param trafNo name or number of the train, vehicle, flight or vessel
 * @param voyageNo number of its journey
 * @param billNo number of the consignment note
 */
public record Transport(
        String trafMode,
        @Nullable String trafNo,
        @Nullable String voyageNo,
        @Nullable String billNo) {}
