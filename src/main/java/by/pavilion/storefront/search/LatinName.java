package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Word;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name in small Latin letters and digits with hyphens between the words, whatever it was written in. */
public final class LatinName {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private LatinName() {}

    /** Empty when nothing in the name has a Latin form. */
    public static String of(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name)
                .map(part -> Words.of(part).stream().map(LatinName::latin).collect(Collectors.joining()))
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
