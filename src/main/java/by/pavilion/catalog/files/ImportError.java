package by.pavilion.catalog.files;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something wrong in one cell of a file.
 *
 * @param row counted as a spreadsheet does: the header is row 1
 * @param column by its name in the header, empty when the row as a whole is meant
 * @param value the beginning of what stands there
 * @param reason code of the reason; its texts are {@code reason.<code>} and {@code reason.<code>.remedy}
 * @param facts values for the texts' placeholders
 */
public record ImportError(long row, String column, String value, String reason, Map<String, Object> facts) {
    public ImportError {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
