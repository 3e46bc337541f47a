package by.pavilion.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of problems in each language, from {@code problems/<context>_<language>.properties} (UTF-8). A placeholder
 * <code>{name}</code> stands for a fact of the problem.
 */
public final class Messages {
    /** Languages of problem texts, the default first. Belarusian readers get the Russian ones. */
    public static final List<String> LANGUAGES = List.of("zh-CN", "ru", "en");

    private static final List<String> CONTEXTS = List.of(
            "shared",
            "identity",
            "events",
            "parties",
            "merchant",
            "catalog",
            "inventory",
            "customs",
            "pricing",
            "storefront",
            "ordering",
            "logistics",
            "channel");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Properties> TEXTS = load();

    private Messages() {}

    /** The text under the key, or empty when there is none. */
    public static Optional<String> find(String language, String key, Map<String, Object> facts) {
        String problemLanguage = LANGUAGES.contains(language) ? language : language.equals("be") ? "ru" : "zh-CN";
        return Optional.ofNullable(TEXTS.get(problemLanguage))
                .map(texts -> texts.getProperty(key))
                .map(text -> fill(text, facts));
    }

    private static String fill(String text, Map<String, Object> facts) {
        if (text.indexOf('{') < 0) {
            return text; // as most: each receipt's meaning comes by here
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(text(facts.getOrDefault(found.group(1), found.group()))));
    }

    private static String text(Object fact) {
        return fact instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(fact);
    }

    private static Map<String, Properties> load() {
        Map<String, Properties> texts = new HashMap<>();
        for (String language : LANGUAGES) {
            Properties all = new Properties();
            for (String context : CONTEXTS) {
                read("problems/" + context + "_" + language + ".properties", all);
            }
            texts.put(language, all);
        }
        return Map.copyOf(texts);
    }

    private static void read(String resource, Properties into) {
        try (InputStream stream = Messages.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream != null) {
                into.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
