package by.pavilion.logistics;

import java.util.Optional;

/**
 * A carrier's answer to a booking.
 *
 * @param transport the means that bring the parcel to the border; absent for goods that wait in a bonded warehouse
 */
public record Booked(Waybill waybill, Optional<Transport> transport) {}
