package by.pavilion.parties;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The 18 characters of a Chinese resident identity card (GB 11643): six digits of the place, the birth date, three digits
 * of order and a check character.
 */
public final class IdentityNumber {
    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final LocalDate OLDEST_BIRTH = LocalDate.of(1900, 1, 1);

    private IdentityNumber() {}

    /** @param today in China, where the card is issued */
    public static boolean isValid(String text, LocalDate today) {
        return text.length() == LENGTH
                && text.chars().limit(LENGTH - 1).allMatch(character -> character >= '0' && character <= '9')
                && text.charAt(0) != '0'
                && text.charAt(LENGTH - 1) == checkCharacter(text)
                && isPlausibleBirth(text, today);
    }

    /** The check character of a number's first 17 digits: their weighted sum modulo 11, by a table. */
    static char checkCharacter(String text) {
        int sum = 0;
        for (int index = 0; index < WEIGHTS.length; index++) {
            sum += WEIGHTS[index] * (text.charAt(index) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }

    private static boolean isPlausibleBirth(String text, LocalDate today) {
        try {
            LocalDate birth = LocalDate.of(
                    Integer.parseInt(text.substring(6, 10)),
                    Integer.parseInt(text.substring(10, 12)),
                    Integer.parseInt(text.substring(12, 14)));
            return !birth.isBefore(OLDEST_BIRTH) && !birth.isAfter(today);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
