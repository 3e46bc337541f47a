package by.pavilion.customs;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of a firm outside, and those that take its place from a day on. As a setting: {@code https://a.example/window;
 * 2027-01-01 https://b.example/window}. An address is absolute, or a path on this installation.
 */
final class DatedAddress {
    private static final Pattern BETWEEN = Pattern.compile(";\\s+");
    private static final Pattern LATER = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(\\S+)");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final String first;
    private final NavigableMap<LocalDate, String> later;

    private DatedAddress(String first, NavigableMap<LocalDate, String> later) {
        this.first = first;
        this.later = later;
    }

    /** @throws IllegalArgumentException with what is wrong, to be said behind the setting's name */
    static DatedAddress parse(String text) {
        String[] parts = BETWEEN.split(text.strip(), -1);
        NavigableMap<LocalDate, String> later = new TreeMap<>();
        for (int index = 1; index < parts.length; index++) {
            Matcher dated = LATER.matcher(parts[index]);
            if (!dated.matches()) {
                throw new IllegalArgumentException("has no day and address in '" + parts[index] + "'");
            }
            LocalDate day = day(dated.group(1));
            if (later.put(day, address(dated.group(2))) != null) {
                throw new IllegalArgumentException("has two addresses for " + day);
            }
        }
        return new DatedAddress(address(parts[0]), later);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("has no day in '" + text + "'", e);
        }
    }

    private static String address(String text) {
        try {
            URI address = new URI(text);
            if (text.startsWith("/") || (address.getHost() != null && SCHEMES.contains(address.getScheme()))) {
                return text;
            }
            throw new IllegalArgumentException("has no address in '" + text + "'");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("has no address in '" + text + "'", e);
        }
    }

    /** The one of a setting that holds today. */
    static String today(String setting, Clock clock) {
        return parse(setting).on(CustomsCalendar.dayOf(clock.instant()));
    }

    /** The one that holds on a day, in China. */
    String on(LocalDate day) {
        Map.Entry<LocalDate, String> youngest = later.floorEntry(day);
        return youngest == null ? first : youngest.getValue();
    }
}
