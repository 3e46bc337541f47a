package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What shoppers also mean by a word. */
final class Synonyms {
    private static final Map<Word, List<Word>> MEANT = load();

    private Synonyms() {}

    static List<Word> of(Word word) {
        return MEANT.getOrDefault(word, List.of());
    }

    private static Map<Word, List<Word>> load() {
        Map<Word, List<Word>> meant = new HashMap<>();
        for (String line : Resources.lines("storefront/synonyms.txt")) {
            int equals = line.indexOf('=');
            Word word = only(line.substring(0, equals));
            List<Word> synonyms = meant.computeIfAbsent(word, key -> new ArrayList<>());
            for (String synonym : line.substring(equals + 1).split(",", -1)) {
                synonyms.add(only(synonym));
            }
        }
        meant.replaceAll((word, synonyms) -> List.copyOf(synonyms));
        return Map.copyOf(meant);
    }

    private static Word only(String text) {
        List<Word> words = Words.of(text);
        if (words.size() != 1) {
            throw new IllegalStateException("a synonym is one word, not " + text);
        }
        return words.get(0);
    }
}
