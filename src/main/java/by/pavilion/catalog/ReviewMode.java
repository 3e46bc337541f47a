package by.pavilion.catalog;

/** Whether an operator has to see what merchants write. */
public enum ReviewMode {
    /** What passes every check is on sale at once. */
    NONE,
    /** New listings and changes of what buyers or customs read wait for a decision. */
    REQUIRED
}
