package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Messages;
import by.pavilion.shared.ProblemType;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every refusal has its texts in every language, and they say the same. */
class ProblemTextsTest {
    private static final Path SOURCES = Path.of("src/main/java/by/pavilion");
    private static final Path TEXTS = Path.of("src/main/resources/problems");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /** The ways in which code names a reason: the last argument of at(…), of a FieldError, or a constraint's message. */
    private static final List<Pattern> REASONS = List.of(
            Pattern.compile("\\.at\\((?:[^;]*?),\\s*\"([a-z][a-z0-9-]*)\"\\)"),
            Pattern.compile("FieldError\\.of\\((?:[^;]*?),\\s*\"([a-z][a-z0-9-]*)\"\\)"),
            Pattern.compile("new FieldError\\((?:[^;]*?),\\s*\"([a-z][a-z0-9-]*)\","),
            Pattern.compile("invalidParameter\\((?:[^;]*?),\\s*\"([a-z][a-z0-9-]*)\"\\)"),
            Pattern.compile("message = \"([a-z][a-z0-9-]*)\""));

    @Test
    void everyKindOfProblemHasATitleADetailAndARemedyInEveryLanguage() throws ReflectiveOperationException {
        for (ProblemType type : types()) {
            for (String language : Messages.LANGUAGES) {
                for (String part : List.of("title", "detail", "remedy")) {
                    assertThat(Messages.find(language, type.slug() + "." + part, Map.of()))
                            .as("%s.%s in %s", type.slug(), part, language)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void everyReasonHasATextAndARemedyInEveryLanguage() throws IOException {
        Set<String> reasons = reasons();

        assertThat(reasons).contains("required", "unknown-field");
        for (String reason : reasons) {
            for (String language : Messages.LANGUAGES) {
                assertThat(Messages.find(language, "reason." + reason, Map.of()))
                        .as("reason.%s in %s", reason, language)
                        .isPresent();
                assertThat(Messages.find(language, "reason." + reason + ".remedy", Map.of()))
                        .as("reason.%s.remedy in %s", reason, language)
                        .isPresent();
            }
        }
    }

    @Test
    void aSlugMeansOneThing() throws ReflectiveOperationException {
        Map<String, Integer> statuses = new HashMap<>();

        for (ProblemType type : types()) {
            Integer before = statuses.putIfAbsent(type.slug(), type.status());
            assertThat(before == null || before == type.status())
                    .as("%s has one status", type.slug())
                    .isTrue();
            assertThat(type.slug()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        }
        assertThat(statuses).hasSizeGreaterThan(20);
    }

    @Test
    void languagesHaveTheSameTextsWithTheSamePlaceholders() throws IOException {
        for (String context : contexts()) {
            Properties chinese = texts(context, "zh-CN");
            for (String language : List.of("ru", "en")) {
                Properties others = texts(context, language);
                assertThat(others.keySet()).as("%s in %s", context, language).isEqualTo(chinese.keySet());
                for (String key : chinese.stringPropertyNames()) {
                    assertThat(placeholders(others.getProperty(key)))
                            .as("%s in %s", key, language)
                            .isEqualTo(placeholders(chinese.getProperty(key)));
                }
            }
        }
    }

    @Test
    void aKeyStandsInOneContextOnly() throws IOException {
        Map<String, String> owners = new HashMap<>();

        for (String context : contexts()) {
            for (String key : texts(context, "en").stringPropertyNames()) {
                String owner = owners.put(key, context);
                assertThat(owner).as("%s also stands in %s", key, context).isNull();
            }
        }
    }

    private static List<ProblemType> types() throws ReflectiveOperationException {
        List<ProblemType> types = new ArrayList<>();
        for (JavaClass owner : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("by.pavilion")) {
            for (JavaField found : owner.getFields()) {
                if (found.getRawType().isEquivalentTo(ProblemType.class)
                        && found.getModifiers().contains(JavaModifier.STATIC)) {
                    Field field = found.reflect();
                    field.setAccessible(true);
                    types.add((ProblemType) field.get(null));
                }
            }
        }
        return types;
    }

    private static Set<String> reasons() throws IOException {
        Set<String> reasons = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.startsWith(SOURCES.resolve("sandbox")))
                    .toList()) {
                String source = COMMENT.matcher(Files.readString(file)).replaceAll("");
                for (Pattern pattern : REASONS) {
                    Matcher matcher = pattern.matcher(source);
                    while (matcher.find()) {
                        reasons.add(matcher.group(1));
                    }
                }
            }
        }
        return reasons;
    }

    private static List<String> contexts() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_zh-CN.properties"))
                    .map(name -> name.substring(0, name.indexOf('_')))
                    .sorted()
                    .toList();
        }
    }

    private static Properties texts(String context, String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(context + "_" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
