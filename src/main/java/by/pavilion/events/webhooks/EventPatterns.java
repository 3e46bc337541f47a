package by.pavilion.events.webhooks;

import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Types of events, each in full or its beginning before a star: {@code by.pavilion.order.*}. */
public record EventPatterns(List<String> patterns) {
    public static final String FORM = "by\\.pavilion\\.(\\*|" + Topic.AGGREGATES + "\\.(\\*|[a-z-]+\\.(\\*|v[0-9]+)))";

    private static final String STAR = "*";

    public EventPatterns {
        patterns = List.copyOf(patterns);
    }

    /** What the log may leave out by itself: events of other topics, and of other types where one is wanted only. */
    EventLog.Filter filter() {
        Optional<Topic> topic = topicOf(patterns.get(0));
        boolean isOfOneTopic =
                patterns.stream().allMatch(pattern -> topicOf(pattern).equals(topic));
        boolean isOneType = patterns.size() == 1 && !patterns.get(0).endsWith(STAR);
        return new EventLog.Filter(
                isOfOneTopic ? topic : Optional.empty(),
                isOneType ? Optional.of(patterns.get(0)) : Optional.empty(),
                Optional.empty());
    }

    private static Optional<Topic> topicOf(String pattern) {
        return Arrays.stream(Topic.values()).filter(topic -> topic.has(pattern)).findFirst();
    }

    boolean take(String type) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith(STAR)
                        ? type.startsWith(pattern.substring(0, pattern.length() - STAR.length()))
                        : type.equals(pattern));
    }
}
