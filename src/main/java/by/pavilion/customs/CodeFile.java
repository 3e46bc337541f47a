package by.pavilion.customs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Code tables of customs that come with the product: a row in each line, its fields parted by semicolons. */
final class CodeFile {
    private CodeFile() {}

    /** The rows without what is only said about them: lines that are blank or begin with a {@code #}. */
    static List<List<String>> rows(String resource) {
        try (InputStream in = CodeFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
