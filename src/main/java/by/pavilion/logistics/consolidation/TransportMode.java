package by.pavilion.logistics.consolidation;

/** By what a departure travels. */
public enum TransportMode {
    ROAD,
    RAIL,
    SEA,
    AIR
}
