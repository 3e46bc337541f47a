package by.pavilion.catalog.files;

import by.pavilion.shared.FieldError;
import java.io.Closeable;
import java.util.Optional;

/** The rows of a file, one after the other. */
interface FileRows extends Closeable {
    /**
     * A row.
     *
     * @param number as the merchant's program counts: the first line of the file is 1
     * @param row empty when it cannot be read as one
     * @param fault why it cannot; its pointer is a place in the row
     * @param start the beginning of what stands there when it cannot
     */
    record Line(long number, Optional<FileRow> row, Optional<FieldError> fault, String start) {
        static Line of(long number, FileRow row) {
            return new Line(number, Optional.of(row), Optional.empty(), "");
        }

        static Line broken(long number, FieldError fault, String start) {
            return new Line(number, Optional.empty(), Optional.of(fault), start);
        }
    }

    /**
     * The next row; empty at the end of the file.
     *
     * @throws java.io.UncheckedIOException when what follows is not of this format
     */
    Optional<Line> next();

    /** The number of the row that {@link #next} reads. */
    long nextNumber();
}
