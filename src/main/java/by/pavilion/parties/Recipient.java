package by.pavilion.parties;

/** Who orders and where it goes. Its text shows neither. */
public record Recipient(Buyer buyer, ShipTo shipTo) {}
