package by.pavilion.logistics.tracking;

import by.pavilion.shared.FieldError;

/** What became of one thing that was told. */
public sealed interface Outcome {
    /** It is recorded; the parcels of a container hear of it within moments. */
    record Recorded() implements Outcome {}

    /** The same party has told it before: nothing has changed. */
    record Known() implements Outcome {}

    /** @param error with a pointer into the line */
    record Refused(FieldError error) implements Outcome {}
}
