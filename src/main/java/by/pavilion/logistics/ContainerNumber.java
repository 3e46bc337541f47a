package by.pavilion.logistics;

import java.util.regex.Pattern;

/** The number of a freight container (ISO 6346): three letters of its owner, its category, six digits and a check digit. */
public final class ContainerNumber {
    private static final Pattern FORM = Pattern.compile("[A-Z]{3}[UJZ][0-9]{7}");
    private static final int CHECKED = 10;

    private ContainerNumber() {}

    public static boolean isContainerNumber(String text) {
        return FORM.matcher(text).matches() && checkDigit(text) == text.charAt(CHECKED) - '0';
    }

    /** The digit that belongs after the first ten characters. */
    static int checkDigit(String text) {
        int sum = 0;
        for (int place = 0; place < CHECKED; place++) {
            sum += worth(text.charAt(place)) << place;
        }
        return sum % 11 % 10;
    }

    /** A letter is worth 10 and more, in the order of the alphabet, and never a multiple of eleven. */
    private static int worth(char character) {
        if (character <= '9') {
            return character - '0';
        }
        int worth = 10;
        for (char letter = 'A'; letter < character; letter++) {
            worth += (worth + 1) % 11 == 0 ? 2 : 1;
        }
        return worth;
    }
}
