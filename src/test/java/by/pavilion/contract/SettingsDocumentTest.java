package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} names every setting of the product with its default, and none that is not there. */
class SettingsDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `(pavilion\\.[^`]+)` \\| (–|`[^`]*`) \\| [^|]+(?:\\\\\\|[^|]*)* \\|");

    @Test
    void namesEverySettingWithItsDefault() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs", "settings.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2).replace("`", ""));
            }
        }
        Map<String, String> known = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("by.pavilion")) {
            if (type.isAnnotatedWith(ConfigMapping.class)
                    && !type.getPackageName().startsWith("by.pavilion.sandbox")) {
                Class<?> mapping = type.reflect();
                collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, known);
            }
        }

        assertThat(documented).isEqualTo(known);
    }

    private static void collect(String prefix, Class<?> mapping, Map<String, String> known) {
        for (Method method : mapping.getMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            WithName own = method.getAnnotation(WithName.class);
            String name = prefix + "." + (own == null ? kebab(method.getName()) : own.value());
            Type type = method.getGenericReturnType();
            if (isA(type, Optional.class)) {
                type = argument(type, 0);
            }
            if (isA(type, Map.class)) {
                name += ".{name}";
                type = argument(type, 1);
            }
            if (type instanceof Class<?> group
                    && group.isInterface()
                    && group.getName().startsWith("by.pavilion")) {
                collect(name, group, known);
            } else {
                WithDefault otherwise = method.getAnnotation(WithDefault.class);
                known.put(name, otherwise == null ? "–" : otherwise.value());
            }
        }
    }

    private static boolean isA(Type type, Class<?> wanted) {
        return type instanceof ParameterizedType generic && generic.getRawType() == wanted;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
