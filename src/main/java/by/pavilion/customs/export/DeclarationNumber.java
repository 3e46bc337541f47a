package by.pavilion.customs.export;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of an export declaration of the Union: customs post, day of registration, serial number. */
final class DeclarationNumber {
    private static final Pattern FORM = Pattern.compile("[0-9]{8}/([0-9]{6})/[0-9]{7}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("ddMMuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private DeclarationNumber() {}

    /** The day that the number names; empty when the text is no such number. */
    static Optional<LocalDate> dayOf(String text) {
        Matcher number = FORM.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(number.group(1), DAY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
