package by.pavilion.channel.reconciliation;

import java.util.Locale;

/** How far back a comparison looks. */
public enum Span {
    HOURLY,
    NIGHTLY;

    /** The name in events and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
