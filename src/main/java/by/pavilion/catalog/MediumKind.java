package by.pavilion.catalog;

/** What stands at an address that a listing refers to. */
public enum MediumKind {
    IMAGE,
    VIDEO,
    DOCUMENT
}
