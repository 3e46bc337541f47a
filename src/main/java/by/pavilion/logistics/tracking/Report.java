package by.pavilion.logistics.tracking;

import by.pavilion.logistics.Sighting;

/**
 * What was told of a container or a whole departure.
 *
 * @param unit the outermost unit that it is about; {@link EquipmentWatch#WHOLE} when it is about all of the departure
 */
record Report(long id, long departure, long unit, Sighting sighting) {}
