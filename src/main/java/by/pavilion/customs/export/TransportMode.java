package by.pavilion.customs.export;

/** What carries a consignment. Its code in the Union's classifier is a row. */
public enum TransportMode {
    ROAD,
    RAIL,
    AIR,
    SEA
}
