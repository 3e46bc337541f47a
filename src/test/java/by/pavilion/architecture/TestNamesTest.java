package by.pavilion.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Maven finds test classes by their names: one with another name is never run, and nobody notices. */
class TestNamesTest {
    private static final Pattern INCLUDED = Pattern.compile("<include>\\*\\*/\\*([A-Za-z]+)\\.java</include>");
    private static final Pattern TESTING =
            Pattern.compile("^ *@(Test|ParameterizedTest|RepeatedTest|Property|Example)\\b", Pattern.MULTILINE);

    /** Run by failsafe, or by hand. */
    private static final List<String> OTHERWISE = List.of("IT", "Bench", "Profile");

    @Test
    void everyClassThatTestsHasANameThatMavenLooksFor() throws IOException {
        List<String> included = INCLUDED.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(included).contains("Test", "Properties");
        assertThat(testing()).isNotEmpty().allMatch(name -> Stream.concat(included.stream(), OTHERWISE.stream())
                .anyMatch(name::endsWith));
    }

    private static List<String> testing() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> TESTING.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
