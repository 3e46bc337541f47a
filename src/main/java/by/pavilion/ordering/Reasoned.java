package by.pavilion.ordering;

/** An event that says why it happened. */
interface Reasoned {
    /** As a code, where it is ours. */
    String reason();
}
