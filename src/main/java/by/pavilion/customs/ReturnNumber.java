package by.pavilion.customs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which return of a declaration. Its text is our own number of the document ({@code copNo}) at customs, by which receipts find
 * the return that they speak of: the declaration's for the first return, followed by the number for a later one. With two
 * digits it just fits into the 20 characters that customs allows.
 *
 * @param number from 1
 */
record ReturnNumber(DeclarationId declaration, int number) {
    static final int MOST = 99;

    private static final Pattern LATER = Pattern.compile("(.+)-([1-9]\\d?)");

    ReturnNumber {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("no return has the number " + number);
        }
    }

    /** @throws IllegalArgumentException when the text is not such a number of ours */
    static ReturnNumber fromString(String text) {
        Matcher later = LATER.matcher(text);
        return later.matches()
                ? new ReturnNumber(DeclarationId.fromString(later.group(1)), Integer.parseInt(later.group(2)))
                : new ReturnNumber(DeclarationId.fromString(text), 1);
    }

    @Override
    public String toString() {
        return number == 1 ? declaration.toString() : declaration + "-" + number;
    }
}
