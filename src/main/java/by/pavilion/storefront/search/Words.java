package by.pavilion.storefront.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Takes text apart into words: runs of letters, of digits, and of Chinese characters, small and without what people leave
 * out when they type (accents, ё, the letters that only Belarusian has).
 */
final class Words {
    private static final Set<String> STOP = Set.of(
            "с", "со", "для", "и", "на", "в", "во", "из", "по", "от", "до", "к", "о", "у", "без", "или", "за", "шт",
            "з", "са", "the", "a", "an", "of", "with", "for", "and", "in", "to", "by", "on", "or", "per", "的", "和",
            "与");

    private static final int BREVE = 0x0306;

    private static final int FIRST_BEYOND_ASCII = 0x80;

    /** Taken for its Russian brother и, but never part of й. */
    private static final char BELARUSIAN_I = 'и';

    private Words() {}

    /** What a word is written in. */
    enum Script {
        LATIN,
        CYRILLIC,
        CHINESE,
        DIGITS
    }

    /** One word as it is looked for. */
    record Word(String text, Script script) {}

    /** The words of a text in their order. A run of Chinese characters is one word. */
    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        @Nullable Script script = null;
        String folded = folded(text);
        for (int place = 0; place < folded.length(); place += Character.charCount(folded.codePointAt(place))) {
            int character = folded.codePointAt(place);
            Script here = scriptOf(character);
            if (here != script && !word.isEmpty() && script != null) {
                words.add(new Word(word.toString(), script));
                word.setLength(0);
            }
            script = here;
            if (here != null) {
                word.appendCodePoint(character);
            }
        }
        if (script != null && !word.isEmpty()) {
            words.add(new Word(word.toString(), script));
        }
        return words;
    }

    /** The words that say something: without those that stand in every title. All of them when nothing else is there. */
    static List<Word> telling(List<Word> words) {
        List<Word> telling =
                words.stream().filter(word -> !STOP.contains(word.text())).toList();
        return telling.isEmpty() ? words : telling;
    }

    /** Whether a word is one of letters, not of digits or Chinese characters: its first character tells. */
    static boolean isOfLetters(String word) {
        @Nullable Script script = word.isEmpty() ? null : scriptOf(word.codePointAt(0));
        return script == Script.LATIN || script == Script.CYRILLIC;
    }

    /** The letters that a text begins with, of whatever script. */
    static String firstLetters(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end);
    }

    /** The word without its ending. */
    static String stem(Word word) {
        return switch (word.script()) {
            case LATIN -> stemmed(new EnglishStemmer(), word.text());
            case CYRILLIC -> stemmed(new RussianStemmer(), word.text());
            case CHINESE, DIGITS -> word.text();
        };
    }

    /** Neighbours of Chinese characters: what a run must hold to hold this one. A single character stands for itself. */
    static List<String> pairs(String chinese) {
        int[] characters = chinese.codePoints().toArray();
        if (characters.length == 1) {
            return List.of(chinese);
        }
        List<String> pairs = new ArrayList<>(characters.length - 1);
        for (int place = 1; place < characters.length; place++) {
            pairs.add(new String(characters, place - 1, 2));
        }
        return pairs;
    }

    private static String stemmed(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        return stemmer.stem() ? stemmer.getCurrent() : word;
    }

    /** Without marks, but for й: endings are told by it. Most words are plain letters, of which only the size changes. */
    private static String folded(String text) {
        if (text.chars().allMatch(character -> character < FIRST_BEYOND_ASCII && !isMark(character))) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        apart.codePoints().forEach(character -> {
            int last = folded.length() - 1;
            if (character == BREVE && last >= 0 && folded.charAt(last) == 'и') {
                folded.setCharAt(last, 'й');
            } else if (!isMark(character)) {
                folded.appendCodePoint(character == 'і' ? BELARUSIAN_I : character);
            }
        });
        return folded.toString();
    }

    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.FORMAT
                || character == '\''
                || character == '’';
    }

    private static @Nullable Script scriptOf(int character) {
        if (Character.isDigit(character)) {
            return Script.DIGITS;
        }
        if (!Character.isLetter(character)) {
            return null;
        }
        if (character < FIRST_BEYOND_ASCII) {
            return Script.LATIN; // as the table of scripts has it, where looking takes longer
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HAN -> Script.CHINESE;
            case CYRILLIC -> Script.CYRILLIC;
            default -> Script.LATIN;
        };
    }
}
