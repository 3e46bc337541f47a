package by.pavilion.customs;

import by.pavilion.shared.Languages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The notices for consumers that may be accepted on a day: after a change two for a while, the newest first. */
@ApplicationScoped
public class ConsumerNotices {
    private final Rules rules;

    ConsumerNotices(Rules rules) {
        this.rules = rules;
    }

    /** Their versions. */
    public List<String> versions(LocalDate day) {
        return rules.book().notices(day).stream()
                .map(NoticeText::version)
                .distinct()
                .toList();
    }

    /** Each in the language, or in the nearest that it has. */
    public List<ConsumerNotice> list(LocalDate day, String language) {
        Map<String, NoticeText> nearest = new LinkedHashMap<>();
        rules.book()
                .notices(day)
                .forEach(text -> nearest.merge(text.version(), text, (one, other) -> Stream.of(one, other)
                        .min(Comparator.comparing(each -> distance(each.language(), language)))
                        .get()));
        return nearest.values().stream()
                .map(text -> new ConsumerNotice(
                        text.version(),
                        text.language(),
                        Optional.ofNullable(text.text()),
                        Optional.ofNullable(text.url()),
                        text.source(),
                        text.validFrom(),
                        Optional.ofNullable(text.validUntil())))
                .toList();
    }

    /** Belarusian readers get the Russian text; whoever has no text of his own gets the one that counts, the Chinese. */
    private static int distance(String language, String wanted) {
        if (language.equals(wanted)) {
            return 0;
        }
        if (wanted.equals("be") && language.equals("ru")) {
            return 1;
        }
        return language.equals(Languages.DEFAULT) ? 2 : 3;
    }
}
