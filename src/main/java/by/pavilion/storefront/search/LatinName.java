package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Word;
import java.util.stream.Collectors;

/** A name in small Latin letters and digits with hyphens between the words, whatever it was written in. */
public final class LatinName {
    private LatinName() {}

    /** Empty when nothing in the name has a Latin form. */
    public static String of(String name) {
        return Words.of(name).stream()
                .map(LatinName::latin)
                .map(word -> word.replaceAll("[^a-z0-9]", ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
    }

    private static String latin(Word word) {
        return switch (word.script()) {
            case LATIN, DIGITS -> word.text();
            case CYRILLIC -> Transliteration.latin(word.text());
            case CHINESE -> String.join("", Pinyin.of(word.text()));
        };
    }
}
