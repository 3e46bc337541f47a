package by.pavilion.events.webhooks;

import java.util.List;

/** Types of events, each in full or its beginning before a star: {@code by.pavilion.order.*}. */
public record EventPatterns(List<String> patterns) {
    public static final String FORM = "by\\.pavilion\\.(\\*|[a-z]+\\.(\\*|[a-z-]+\\.(\\*|v[0-9]+)))";

    private static final String STAR = "*";

    public EventPatterns {
        patterns = List.copyOf(patterns);
    }

    boolean take(String type) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith(STAR)
                        ? type.startsWith(pattern.substring(0, pattern.length() - STAR.length()))
                        : type.equals(pattern));
    }
}
