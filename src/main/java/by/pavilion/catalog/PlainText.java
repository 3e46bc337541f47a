package by.pavilion.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which characters a text for buyers may hold. Texts are plain: whoever shows them escapes them. */
public final class PlainText {
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");

    private PlainText() {}

    /** The code of the reason why the text is refused; empty when it is fine. */
    public static Optional<String> objection(String text) {
        if (text.codePoints().anyMatch(character -> character != '\n' && isHidden(character))) {
            return Optional.of("hidden-characters");
        }
        if (MARKUP.matcher(text).find()) {
            return Optional.of("markup");
        }
        return Optional.empty();
    }

    /** Control characters, halves of characters, unassigned ones, and those that turn the direction of writing around. */
    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }
}
