package by.pavilion.shared;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that Pavilion answers in, by their BCP 47 tags. */
public final class Languages {
    public static final String DEFAULT = "zh-CN";
    public static final List<String> ALL = List.of("zh-CN", "ru", "be", "en");

    private Languages() {}

    /** The best of our languages for an {@code Accept-Language} header (RFC 4647 lookup); the default when none fits. */
    public static String negotiate(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return DEFAULT;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                String primary = range.getRange().split("-", 2)[0];
                for (String tag : ALL) {
                    if (range.getWeight() > 0 && tag.split("-", 2)[0].equals(primary)) {
                        return tag;
                    }
                }
            }
        } catch (IllegalArgumentException malformed) {
            return DEFAULT; // a header that cannot be read is no reason to refuse the request
        }
        return DEFAULT;
    }
}
