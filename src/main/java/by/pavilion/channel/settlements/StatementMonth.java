package by.pavilion.channel.settlements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** The month of a statement, which is China's: {@code 2026-11}. */
public record StatementMonth(YearMonth value) {
    private static final Pattern FORM = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    @JsonCreator
    public static StatementMonth fromString(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a month: " + text);
        }
        return new StatementMonth(YearMonth.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
