package by.pavilion.sandbox.window;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The field tables of the messages that the window takes, from {@code sandbox/customs-fields.txt}. */
final class FieldTables {
    private static final String RESOURCE = "sandbox/customs-fields.txt";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,14}(\\.\\d{1,5})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** A kind of message: its business element, and the parts in it by name; the second part, if any, repeats. */
    record Layout(String document, Map<String, List<Field>> parts) {}

    /** One element. */
    record Field(String name, Type type, int shortest, int longest, boolean optional, Set<String> values) {

        /** What is wrong with the text, or empty. */
        Optional<String> faultIn(String text) {
            boolean fits =
                    switch (type) {
                        case TEXT ->
                            text.codePointCount(0, text.length()) >= shortest
                                    && text.codePointCount(0, text.length()) <= longest;
                        case DIGITS ->
                            text.length() >= shortest
                                    && text.length() <= longest
                                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
                        case NUMBER -> NUMBER.matcher(text).matches();
                        case WHOLE -> WHOLE.matcher(text).matches();
                    };
            if (!fits) {
                return Optional.of(name + " does not fit " + type + " " + shortest + ".." + longest);
            }
            if (!values.isEmpty() && !values.contains(text)) {
                return Optional.of(name + " must be one of " + values);
            }
            if (name.equals("guid") && text.chars().anyMatch(Character::isLowerCase)) {
                return Optional.of(name + " must have capital letters");
            }
            return Optional.empty();
        }
    }

    enum Type {
        TEXT,
        DIGITS,
        NUMBER,
        WHOLE
    }

    private final Map<String, Layout> messages = new HashMap<>();
    private final Map<String, List<Field>> shared = new HashMap<>();

    FieldTables() {
        @Nullable Layout layout = null;
        List<Field> part = new ArrayList<>();
        for (String line : read().lines().toList()) {
            String[] words = line.strip().split("\\s+");
            switch (words[0]) {
                case "message" -> {
                    layout = new Layout(words[2], new LinkedHashMap<>());
                    messages.put(words[1], layout);
                }
                case "shared" -> layout = null;
                case "part" -> {
                    part = new ArrayList<>();
                    (layout == null ? shared : layout.parts()).put(words[1], part);
                }
                default -> {
                    if (words.length > 1 && !words[0].startsWith("#")) {
                        part.add(field(words));
                    }
                }
            }
        }
    }

    Optional<Layout> message(String type) {
        return Optional.ofNullable(messages.get(type));
    }

    List<Field> shared(String part) {
        return shared.getOrDefault(part, List.of());
    }

    private static Field field(String[] words) {
        String type = words[1];
        boolean optional = List.of(words).contains("optional");
        String last = words[words.length - 1];
        Set<String> values = last.startsWith("=") ? Set.of(last.substring(1).split(",")) : Set.of();
        int[] lengths = lengths(type.substring(1));
        return switch (type.charAt(0)) {
            case 'C' -> new Field(words[0], Type.TEXT, lengths[0], lengths[1], optional, values);
            case 'D' -> new Field(words[0], Type.DIGITS, lengths[0], lengths[1], optional, values);
            case 'N' -> new Field(words[0], Type.NUMBER, 1, 20, optional, values);
            case 'I' -> new Field(words[0], Type.WHOLE, 1, 9, optional, values);
            default -> throw new IllegalStateException(RESOURCE + " has an unknown type: " + type);
        };
    }

    private static int[] lengths(String text) {
        if (text.isEmpty()) {
            return new int[] {0, 0};
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            int exact = Integer.parseInt(text);
            return new int[] {exact, exact};
        }
        return new int[] {
            dots == 0 ? 0 : Integer.parseInt(text.substring(0, dots)), Integer.parseInt(text.substring(dots + 2))
        };
    }

    private static String read() {
        try (InputStream stream = FieldTables.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
