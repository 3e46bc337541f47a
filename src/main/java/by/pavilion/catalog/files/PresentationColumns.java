package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeDefinition;
import by.pavilion.catalog.AttributeType;
import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.Medium;
import by.pavilion.catalog.Presentation;
import by.pavilion.catalog.VariantOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The columns of a file for options, attributes and media. Which there are is up to the file, as it is for each category to say
 * what its goods have: {@code option.<code>.<language>} is the value of an option and {@code option.<code>.name.<language>} what
 * it is called, {@code options} their order where it matters; {@code attribute.<code>}, for texts with a language behind it;
 * {@code media.<n>.url}, {@code .kind} and {@code .alternative.<language>}, counted from 1.
 */
final class PresentationColumns {
    static final String OPTIONS = "options";

    private static final int MOST_MEDIA = 20;
    private static final String LANGUAGE = "(zh|en|ru|be)";
    private static final Pattern OPTION = Pattern.compile("option\\.([a-z][A-Za-z0-9]{0,29})(\\.name)?\\." + LANGUAGE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("attribute\\.([A-Za-z][A-Za-z0-9]{0,29})(?:\\." + LANGUAGE + ")?");
    private static final Pattern MEDIUM =
            Pattern.compile("media\\.([1-9][0-9]?)\\.(?:(url)|(kind)|alternative\\." + LANGUAGE + ")");

    static final PresentationColumns NONE = new PresentationColumns(List.of(), Map.of());

    private final boolean ordered;
    private final Map<String, OptionColumns> options = new LinkedHashMap<>();
    private final Map<String, AttributeColumns> attributes = new LinkedHashMap<>();
    private final SortedMap<Integer, MediumColumns> media = new TreeMap<>();

    /** Columns by the tags of their languages. */
    record OptionColumns(Map<String, String> names, Map<String, String> values) {}

    /** One column, or some by the tags of their languages. */
    record AttributeColumns(AttributeType type, Optional<String> plain, Map<String, String> texts) {}

    record MediumColumns(Optional<String> url, Optional<String> kind, Map<String, String> alternatives) {}

    private PresentationColumns(List<String> header, Map<String, AttributeType> types) {
        this.ordered = header.contains(OPTIONS);
        header.forEach(column -> add(column, types));
    }

    /** Those of a header; what is none of them is left out. */
    static PresentationColumns in(List<String> header, Map<String, AttributeType> types) {
        return new PresentationColumns(header, types);
    }

    /** What each attribute is, whatever its category: a code means the same everywhere. */
    static Map<String, AttributeType> types(Collection<List<AttributeDefinition>> definitions) {
        return definitions.stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        AttributeDefinition::code, AttributeDefinition::type, (first, second) -> first));
    }

    static boolean isColumn(String column, Map<String, AttributeType> types) {
        PresentationColumns alone = in(List.of(column), types);
        return alone.ordered || !alone.options.isEmpty() || !alone.attributes.isEmpty() || !alone.media.isEmpty();
    }

    private void add(String column, Map<String, AttributeType> types) {
        Matcher option = OPTION.matcher(column);
        Matcher attribute = ATTRIBUTE.matcher(column);
        Matcher medium = MEDIUM.matcher(column);
        if (option.matches()) {
            OptionColumns of = options.computeIfAbsent(
                    option.group(1), unused -> new OptionColumns(new LinkedHashMap<>(), new LinkedHashMap<>()));
            (option.group(2) == null ? of.values() : of.names()).put(Columns.tag(option.group(3)), column);
        } else if (attribute.matches()) {
            addAttribute(column, attribute.group(1), Optional.ofNullable(attribute.group(2)), types);
        } else if (medium.matches() && Integer.parseInt(medium.group(1)) <= MOST_MEDIA) {
            addMedium(column, Integer.parseInt(medium.group(1)), medium);
        }
    }

    private void addAttribute(String column, String code, Optional<String> language, Map<String, AttributeType> types) {
        AttributeType type = types.get(code);
        if (type == null || (type == AttributeType.TEXTS) != language.isPresent()) {
            return;
        }
        if (language.isEmpty()) {
            attributes.put(code, new AttributeColumns(type, Optional.of(column), Map.of()));
        } else {
            attributes
                    .computeIfAbsent(
                            code, unused -> new AttributeColumns(type, Optional.empty(), new LinkedHashMap<>()))
                    .texts()
                    .put(Columns.tag(language.get()), column);
        }
    }

    private void addMedium(String column, int number, Matcher medium) {
        MediumColumns before = media.getOrDefault(
                number, new MediumColumns(Optional.empty(), Optional.empty(), new LinkedHashMap<>()));
        if (medium.group(4) != null) {
            before.alternatives().put(Columns.tag(medium.group(4)), column);
        }
        media.put(
                number,
                new MediumColumns(
                        medium.group(2) == null ? before.url() : Optional.of(column),
                        medium.group(3) == null ? before.kind() : Optional.of(column),
                        before.alternatives()));
    }

    boolean isOrdered() {
        return ordered;
    }

    Map<String, OptionColumns> options() {
        return options;
    }

    Map<String, AttributeColumns> attributes() {
        return attributes;
    }

    SortedMap<Integer, MediumColumns> media() {
        return media;
    }

    static String option(String code, String tag) {
        return "option." + code + "." + Columns.suffix(tag);
    }

    static String optionName(String code, String tag) {
        return "option." + code + ".name." + Columns.suffix(tag);
    }

    static String attribute(String code) {
        return "attribute." + code;
    }

    static String attribute(String code, String tag) {
        return attribute(code) + "." + Columns.suffix(tag);
    }

    static String medium(int number, String part) {
        return "media." + number + "." + part;
    }

    static String alternative(int number, String tag) {
        return medium(number, "alternative." + Columns.suffix(tag));
    }

    /** What a listing says there, by column. */
    static Map<String, String> cells(Presentation presentation) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<VariantOption> options = presentation.options();
        if (!options.isEmpty()) {
            cells.put(OPTIONS, options.stream().map(VariantOption::code).collect(Collectors.joining(" ")));
        }
        for (VariantOption option : options) {
            option.name().forEach((tag, text) -> cells.put(optionName(option.code(), tag), text));
            option.value().forEach((tag, text) -> cells.put(option(option.code(), tag), text));
        }
        presentation.attributes().forEach((code, value) -> print(code, value, cells::put));
        int number = 0;
        for (Medium medium : presentation.media()) {
            number++;
            cells.put(medium(number, "url"), medium.url());
            cells.put(medium(number, "kind"), medium.kind().name().toLowerCase(Locale.ROOT));
            for (Map.Entry<String, String> text : medium.alternativeText().entrySet()) {
                cells.put(alternative(number, text.getKey()), text.getValue());
            }
        }
        return cells;
    }

    private static void print(String code, AttributeValue value, BiConsumer<String, String> to) {
        if (value instanceof AttributeValue.Texts texts) {
            texts.value().forEach((tag, text) -> to.accept(attribute(code, tag), text));
        } else if (value instanceof AttributeValue.Amount amount) {
            to.accept(attribute(code), amount.value().toPlainString());
        } else if (value instanceof AttributeValue.Flag flag) {
            to.accept(attribute(code), String.valueOf(flag.value()));
        } else if (value instanceof AttributeValue.Text text) {
            to.accept(attribute(code), text.value());
        }
    }

    /** The columns that listings need, as they are met one after the other. */
    static final class Needed {
        private final Set<String> columns = new LinkedHashSet<>();

        void by(Presentation presentation) {
            columns.addAll(cells(presentation).keySet());
        }

        /** Options first, then attributes, then media by their numbers. */
        List<String> inOrder() {
            return columns.stream()
                    .sorted(Comparator.comparing(Needed::number).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }

        private static int number(String column) {
            Matcher medium = MEDIUM.matcher(column);
            return medium.matches() ? Integer.parseInt(medium.group(1)) : column.startsWith("option") ? -1 : 0;
        }
    }
}
