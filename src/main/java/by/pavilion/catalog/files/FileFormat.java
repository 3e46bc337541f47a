package by.pavilion.catalog.files;

import java.util.Arrays;
import java.util.Optional;

/** How the rows of a file stand in it. */
public enum FileFormat {
    CSV("text/csv"),
    JSONL("application/x-ndjson"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** By the media type of a body, without parameters; {@code application/jsonl} is JSON Lines, too. */
    public static Optional<FileFormat> of(String type) {
        return type.equals("application/jsonl")
                ? Optional.of(JSONL)
                : Arrays.stream(values())
                        .filter(format -> format.mediaType.equals(type))
                        .findFirst();
    }
}
