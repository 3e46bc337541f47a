package by.pavilion.catalog;

/** What a net content is counted in. */
public enum ContentUnit {
    GRAM,
    MILLILITRE,
    PIECE,
    METRE
}
