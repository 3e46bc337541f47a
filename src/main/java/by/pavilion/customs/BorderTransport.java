package by.pavilion.customs;

/**
 * What brings a direct-purchase parcel to the border.
 *
 * @param mode customs' code of the mode of transport
 * @param vehicle name or number of the train, lorry, flight or vessel
 * @param voyage number of its journey
 * @param bill number of the consignment note
 */
public record BorderTransport(String mode, String vehicle, String voyage, String bill) {}
