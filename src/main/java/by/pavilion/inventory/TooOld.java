package by.pavilion.inventory;

/**
 * Pieces that are free for all and that a channel cannot sell, since its rule asks for a longer shelf life than the common one.
 *
 * @param pieces what is left of such lots
 */
public record TooOld(Pool channel, WarehouseCode warehouse, long pieces) {}
