package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.Location;

/** Where a route begins or ends, by UN/LOCODE and the name of the yard, airport or zone. */
public record Place(String unlocode, String name) {
    Location location() {
        return new Location(name, unlocode.substring(0, 2), unlocode);
    }
}
