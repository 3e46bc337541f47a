package by.pavilion.catalog;

/** What the value of an attribute is. */
public enum AttributeType {
    /** A text that is the same in every language: a number of a licence. */
    TEXT,
    /** A number, of a unit where there is one. */
    NUMBER,
    /** One of a list. */
    CHOICE,
    /** True or false. */
    FLAG,
    /** A text by language. */
    TEXTS
}
