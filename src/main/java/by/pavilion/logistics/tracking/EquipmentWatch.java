package by.pavilion.logistics.tracking;

import by.pavilion.logistics.Sighting;
import java.util.List;

/** Who wants to know what was told of the containers of a departure, in the transaction that records it. */
public interface EquipmentWatch {

    /**
     * Something that happened and was not taken back.
     *
     * @param unit the outermost unit that it is about; {@link #WHOLE} when it is about all of the departure
     */
    record Move(long unit, Sighting sighting) {}

    long WHOLE = 0;

    /**
     * Something new was told of the departure.
     *
     * @param moves all that is known by now of its leaving, arriving and being unpacked, in the order in which we learnt of it
     * @param news what was told just now, planned and expected things too
     */
    void told(long departure, List<Move> moves, List<Sighting> news);
}
