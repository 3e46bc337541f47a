package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Script;
import by.pavilion.storefront.search.Words.Word;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.stream.Stream;

/** Words that may not be finished. */
public final class Beginnings {
    private static final int MOST_NAMES_KEPT = 20_000;

    /** Every keystroke of somebody is held against the same names of categories and brands. */
    private static final Cache<String, List<Word>> NAMES = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_NAMES_KEPT)
            .build();

    private final List<Word> typed;

    private Beginnings(List<Word> typed) {
        this.typed = typed;
    }

    public static Beginnings of(String text) {
        return new Beginnings(Words.of(text));
    }

    /** Whether each of them begins a word of the name, also by its sound in another script; false when there is none. */
    public boolean areOf(String name) {
        List<Word> words = NAMES.get(name, Beginnings::words);
        return !typed.isEmpty()
                && typed.stream().allMatch(beginning -> words.stream().anyMatch(word -> begins(beginning, word)));
    }

    /** The words of a name, those in Cyrillic also in Latin letters. */
    private static List<Word> words(String name) {
        return Words.of(name).stream()
                .flatMap(word -> word.script() == Script.CYRILLIC
                        ? Stream.of(word, new Word(Transliteration.latin(word.text()), Script.LATIN))
                        : Stream.of(word))
                .toList();
    }

    private static boolean begins(Word beginning, Word word) {
        if (word.script() == Script.CHINESE && beginning.script() == Script.LATIN) {
            return String.join("", Pinyin.of(word.text())).startsWith(beginning.text());
        }
        if (word.script() == Script.LATIN && beginning.script() == Script.CYRILLIC) {
            String latin = Transliteration.latin(beginning.text());
            return !latin.isEmpty() && word.text().startsWith(latin); // a soft sign alone has no sound
        }
        return word.text().startsWith(beginning.text());
    }
}
