package by.pavilion.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which characters a text may hold. Texts are plain: whoever shows them escapes them. */
public final class PlainText {
    /** Marks, embeddings, overrides and isolates (Unicode Standard Annex 9). */
    private static final String STEERING = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** Those of them that stand for themselves, as keyboards put them beside words written from the right. */
    private static final Pattern MARKS = Pattern.compile("[\u061C\u200E\u200F]");

    /** More marks on one letter are in no writing: they run over the lines beside. */
    private static final int MOST_MARKS = 8;

    /** The first character that is written from the right. */
    private static final int HEBREW = 0x0590;

    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");

    /** Letters and marks by their class that look like nothing. */
    private static final String FILLERS = "\u034F\u115F\u1160\u2800\u3164\uFFA0";

    private PlainText() {}

    /** The code of the reason why the text is refused; empty when it is fine. */
    public static Optional<String> objection(String text) {
        if (text.codePoints().anyMatch(character -> character != '\n' && isHidden(character))) {
            return Optional.of("hidden-characters");
        }
        if (MARKUP.matcher(text).find()) {
            return Optional.of("markup");
        }
        if (isOfTwoDirections(text)) {
            return Optional.of("mixed-direction");
        }
        return hasStackedMarks(text) ? Optional.of("stacked-marks") : Optional.empty();
    }

    private static boolean hasStackedMarks(String text) {
        int marks = 0;
        int place = 0;
        while (place < text.length() && marks <= MOST_MARKS) {
            int character = text.codePointAt(place);
            int type = Character.getType(character);
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            place += Character.charCount(character);
        }
        return marks > MOST_MARKS;
    }

    /** In which order its words are shown depends on what stands around them, so one text can look like another. */
    private static boolean isOfTwoDirections(String text) {
        return text.codePoints().anyMatch(PlainText::isWrittenFromTheRight)
                && text.codePoints()
                        .anyMatch(character ->
                                Character.getDirectionality(character) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    }

    private static boolean isWrittenFromTheRight(int character) {
        if (character < HEBREW) {
            return false;
        }
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** True when there is nothing to see in it: empty, or spaces of any kind and width. */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(character -> Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.getType(character) == Character.FORMAT);
    }

    /** The text without the marks that say in which direction it is written; they change none of its letters. */
    public static String withoutMarks(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    /** The text with a space for each control character and each half of a character: documents and JSON's readers refuse them. */
    public static String withoutControls(String text) {
        return text.codePoints().anyMatch(PlainText::isControl)
                ? text.codePoints()
                        .map(character -> isControl(character) ? ' ' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    /** True when it holds a character that cannot be shown or written to a document. */
    public static boolean hasHidden(String text) {
        return text.codePoints().anyMatch(PlainText::isHidden);
    }

    /**
     * True when it holds a character that is hidden or leaves no mark by itself, as those of no width do: whoever reads the text
     * takes it for another one than whoever compares it.
     */
    public static boolean hasUnseen(String text) {
        return text.codePoints()
                .anyMatch(character -> isHidden(character)
                        || Character.getType(character) == Character.FORMAT
                        || FILLERS.indexOf(character) >= 0
                        || isVariation(character));
    }

    /** Says how the one before is drawn. Those of planes behind tell names in rare Chinese characters apart, and stay. */
    private static boolean isVariation(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0x180B && character <= 0x180D);
    }

    /**
     * Control characters, halves of characters, unassigned ones, and those that steer the direction of writing. The
     * planes of Chinese characters grow with each Unicode, faster than Java's tables.
     */
    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.UNASSIGNED -> character >> 16 != 2 && character >> 16 != 3;
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> STEERING.indexOf(character) >= 0;
        };
    }
}
