package by.pavilion.customs;

import by.pavilion.shared.IdFormat;

/** One message, sent or received; what its bytes are bound to when encrypted. */
record MessageId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("cms");

    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
