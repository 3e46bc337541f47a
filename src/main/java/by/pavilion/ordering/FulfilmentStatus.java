package by.pavilion.ordering;

/** How far the goods of an order are. Before customs' release this moves while the order's status does not. */
public enum FulfilmentStatus {
    /** Nothing has moved. */
    PENDING,
    /** The parcel has its number. */
    READY,
    /** On its way to customs. */
    IN_TRANSIT,
    /** On the last mile after the release. */
    SHIPPED,
    DELIVERED
}
