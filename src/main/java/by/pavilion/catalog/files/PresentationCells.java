package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.Medium;
import by.pavilion.catalog.MediumKind;
import by.pavilion.catalog.Presentation;
import by.pavilion.catalog.VariantOption;
import by.pavilion.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of options, attributes and media. What it has no column for stays as it is; an option, an attribute or a medium
 * whose cells are all empty is taken away.
 */
final class PresentationCells {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,10})?");
    private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s,;]+");
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    private final PresentationColumns columns;
    private final Map<String, String> cells;
    private final Map<String, AttributeValue> said = new HashMap<>();
    private final Map<Integer, MediumKind> kinds = new HashMap<>();

    /** What the places in the draft are called in the file, once it was made. */
    private List<String> optionsInOrder = List.of();

    private List<Integer> mediaInOrder = List.of();

    /** @param errors gets what no rule of listings could say, since it is about how something is written */
    PresentationCells(PresentationColumns columns, Map<String, String> cells, List<FieldError> errors) {
        this.columns = columns;
        this.cells = cells;
        columns.attributes().forEach((code, of) -> of.plain()
                .filter(column -> !cell(column).isEmpty())
                .ifPresent(column -> read(of.type(), column)
                        .ifPresentOrElse(value -> said.put(code, value), () -> errors.add(misfit(of.type(), column)))));
        columns.media().forEach((number, of) -> of.kind()
                .filter(column -> !cell(column).isEmpty())
                .ifPresent(column -> kind(column)
                        .ifPresentOrElse(kind -> kinds.put(number, kind), () -> errors.add(noKind(column)))));
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    private boolean areEmpty(Collection<String> named) {
        return named.stream().allMatch(column -> cell(column).isEmpty());
    }

    private Optional<AttributeValue> read(AttributeType type, String column) {
        String text = cell(column);
        return switch (type) {
            case TEXT, CHOICE -> Optional.of(new AttributeValue.Text(text));
            case NUMBER ->
                NUMBER.matcher(text).matches()
                        ? Optional.of(new AttributeValue.Amount(new BigDecimal(text)))
                        : Optional.empty();
            case FLAG -> {
                String word = text.toLowerCase(Locale.ROOT);
                yield YES.contains(word) || NO.contains(word)
                        ? Optional.of(new AttributeValue.Flag(YES.contains(word)))
                        : Optional.empty();
            }
            case TEXTS -> throw new IllegalStateException("texts have a column for each language, unlike " + column);
        };
    }

    private static FieldError misfit(AttributeType type, String column) {
        return type == AttributeType.FLAG
                ? new FieldError(column, "unknown-value", Map.of("allowed", "true, false"))
                : FieldError.of(column, "malformed");
    }

    private Optional<MediumKind> kind(String column) {
        return Arrays.stream(MediumKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(cell(column)))
                .findFirst();
    }

    private static FieldError noKind(String column) {
        String kinds = Arrays.stream(MediumKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new FieldError(column, "unknown-value", Map.of("allowed", kinds));
    }

    /** What the listing says with this row over what it has said. */
    Presentation over(Presentation before) {
        Presentation now =
                new Presentation(options(before.options()), attributes(before.attributes()), media(before.media()));
        return now.equals(before) ? before : now; // most listings have none, and share it
    }

    private List<VariantOption> options(List<VariantOption> before) {
        Map<String, VariantOption> now = new LinkedHashMap<>();
        before.forEach(option -> now.put(option.code(), option));
        columns.options().forEach((code, of) -> {
            List<String> all = Stream.concat(of.names().values().stream(), of.values().values().stream())
                    .toList();
            VariantOption was = now.getOrDefault(code, new VariantOption(code, Map.of(), Map.of()));
            if (areEmpty(all)) {
                now.remove(code);
            } else {
                now.put(code, new VariantOption(code, texts(of.names(), was.name()), texts(of.values(), was.value())));
            }
        });
        Set<String> order = new LinkedHashSet<>(wantedOrder());
        order.addAll(now.keySet());
        optionsInOrder = List.copyOf(order);
        return optionsInOrder.stream()
                .map(code -> now.getOrDefault(code, new VariantOption(code, Map.of(), Map.of())))
                .toList();
    }

    private List<String> wantedOrder() {
        return BETWEEN_CODES
                .splitAsStream(columns.isOrdered() ? cell(PresentationColumns.OPTIONS) : "")
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private Map<String, AttributeValue> attributes(Map<String, AttributeValue> before) {
        Map<String, AttributeValue> now = new TreeMap<>(before);
        columns.attributes().forEach((code, of) -> {
            Optional<AttributeValue> value =
                    of.plain().isPresent() ? Optional.ofNullable(said.get(code)) : texts(of, before.get(code));
            value.ifPresentOrElse(known -> now.put(code, known), () -> now.remove(code));
        });
        return now;
    }

    private Optional<AttributeValue> texts(PresentationColumns.AttributeColumns of, @Nullable AttributeValue before) {
        Map<String, String> was = before instanceof AttributeValue.Texts known ? known.value() : Map.of();
        return Optional.of(texts(of.texts(), was))
                .filter(texts -> !texts.isEmpty())
                .map(AttributeValue.Texts::new);
    }

    private List<Medium> media(List<Medium> before) {
        int last = Math.max(
                before.size(), columns.media().isEmpty() ? 0 : columns.media().lastKey());
        List<Medium> now = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            Optional<Medium> was = number <= before.size() ? Optional.of(before.get(number - 1)) : Optional.empty();
            Optional<Medium> is = medium(number, was);
            if (is.isPresent()) {
                now.add(is.get());
                numbers.add(number);
            }
        }
        mediaInOrder = List.copyOf(numbers);
        return now;
    }

    private Optional<Medium> medium(int number, Optional<Medium> before) {
        PresentationColumns.MediumColumns of = columns.media().get(number);
        if (of == null) {
            return before;
        }
        List<String> all = Stream.of(of.url().stream(), of.kind().stream(), of.alternatives().values().stream())
                .flatMap(part -> part)
                .toList();
        if (areEmpty(all) && (of.url().isPresent() || before.isEmpty())) {
            return Optional.empty();
        }
        MediumKind kind = of.kind().isPresent()
                ? kinds.getOrDefault(number, MediumKind.IMAGE)
                : before.map(Medium::kind).orElse(MediumKind.IMAGE);
        return Optional.of(new Medium(
                of.url().map(this::cell).orElseGet(() -> before.map(Medium::url).orElse("")),
                kind,
                texts(of.alternatives(), before.map(Medium::alternativeText).orElse(Map.of()))));
    }

    private Map<String, String> texts(Map<String, String> columnsByTag, Map<String, String> before) {
        Map<String, String> now = new TreeMap<>(before);
        columnsByTag.forEach((tag, column) -> {
            if (cell(column).isEmpty()) {
                now.remove(tag);
            } else {
                now.put(tag, cell(column));
            }
        });
        return now;
    }

    /** The column that a pointer into the draft speaks of; of several the first, and empty when it is about none of them. */
    Optional<String> column(String pointer) {
        List<String> parts = List.of(pointer.substring(1).split("/", -1));
        Optional<String> tag = Optional.of(parts.get(parts.size() - 1)).filter(Columns::isTag);
        return switch (parts.get(0)) {
            case "options" -> Optional.of(optionColumn(parts, tag));
            case "attributes" -> Optional.of(attributeColumn(parts, tag));
            case "media" -> Optional.of(mediumColumn(parts, tag));
            default -> Optional.empty();
        };
    }

    private String optionColumn(List<String> parts, Optional<String> tag) {
        if (parts.size() < 3) {
            return columns.isOrdered() || columns.options().isEmpty()
                    ? PresentationColumns.OPTIONS
                    : anyOf(columns.options().keySet().iterator().next());
        }
        String code = optionsInOrder.get(Integer.parseInt(parts.get(1)));
        PresentationColumns.OptionColumns of = columns.options().get(code);
        return switch (parts.get(2)) {
            case "name" ->
                PresentationColumns.optionName(code, tag.orElseGet(() -> firstTag(of == null ? Map.of() : of.names())));
            case "value" ->
                PresentationColumns.option(code, tag.orElseGet(() -> firstTag(of == null ? Map.of() : of.values())));
            default -> of == null ? PresentationColumns.OPTIONS : anyOf(code);
        };
    }

    private String anyOf(String code) {
        return PresentationColumns.option(
                code,
                firstTag(Optional.ofNullable(columns.options().get(code))
                        .map(PresentationColumns.OptionColumns::values)
                        .orElse(Map.of())));
    }

    private String attributeColumn(List<String> parts, Optional<String> tag) {
        String code = parts.size() < 2 ? "" : parts.get(1);
        PresentationColumns.AttributeColumns of = columns.attributes().get(code);
        if (of == null || of.plain().isPresent()) {
            return PresentationColumns.attribute(code);
        }
        return PresentationColumns.attribute(code, tag.orElseGet(() -> firstTag(of.texts())));
    }

    private String mediumColumn(List<String> parts, Optional<String> tag) {
        if (parts.size() < 3) {
            return PresentationColumns.medium(1, "url");
        }
        int number = mediaInOrder.get(Integer.parseInt(parts.get(1)));
        PresentationColumns.MediumColumns of = columns.media().get(number);
        return parts.get(2).equals("alternativeText")
                ? PresentationColumns.alternative(
                        number, tag.orElseGet(() -> firstTag(of == null ? Map.of() : of.alternatives())))
                : PresentationColumns.medium(number, parts.get(2));
    }

    private static String firstTag(Map<String, String> columnsByTag) {
        return columnsByTag.keySet().stream().findFirst().orElse("zh-CN");
    }
}
