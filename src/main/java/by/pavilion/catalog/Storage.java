package by.pavilion.catalog;

/** How goods are kept. */
public enum Storage {
    AMBIENT,
    CHILLED,
    FROZEN
}
