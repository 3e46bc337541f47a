package by.pavilion.logistics.tracking;

import by.pavilion.logistics.Sighting;

/** Who wants to know what was told of the containers of a departure, in the transaction that records it. */
public interface EquipmentWatch {
    void told(long departure, Sighting sighting);
}
