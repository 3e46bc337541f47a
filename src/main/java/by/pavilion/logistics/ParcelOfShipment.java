package by.pavilion.logistics;

/** A parcel and the shipment that it belongs to. */
public record ParcelOfShipment(ShipmentId shipment, ParcelId parcel) {}
