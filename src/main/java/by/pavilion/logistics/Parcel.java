package by.pavilion.logistics;

import java.util.List;
import java.util.Optional;

/** What a carrier numbers and carries as one piece. */
public record Parcel(ParcelId id, long weightGrams, List<ParcelLine> lines, Optional<Waybill> waybill) {
    public Parcel {
        lines = List.copyOf(lines);
        if (weightGrams < 0) {
            throw new IllegalArgumentException("a parcel cannot weigh " + weightGrams + " g");
        }
    }
}
