package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Script;
import by.pavilion.storefront.search.Words.Word;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;

/** The fields of the index. A field holds terms that are ready; no positions, no counts. */
final class Fields {
    /** Whom the document is about, to replace it. */
    static final String KEY = "key";

    static final String ID = "id";

    /** How short the shortest name is: who says little and is asked for that is meant more than who says much. */
    static final String BREVITY = "brevity";

    /** Stems and pairs of Chinese characters in names. */
    static final String NAME = "name";

    /** Words of brands as {@link #brand} has them, pairs of Chinese characters and each alone. */
    static final String BRAND = "brand";

    static final String CATEGORY = "category";
    static final String TEXT = "text";
    static final String CODE = "code";

    /** Whole words of names, brands and categories, for those that are not finished or misspelt. */
    static final String WORD = "word";

    /** Pairs of syllables in Chinese names, brands and categories. */
    static final String SOUND = "sound";

    private static final int MOST_BREVITY = 100;

    private Fields() {}

    static Document document(IndexedProduct product) {
        Document document = new Document();
        document.add(new StringField(KEY, Long.toString(product.id()), Store.NO));
        document.add(new NumericDocValuesField(ID, product.id()));
        document.add(new NumericDocValuesField(BREVITY, brevity(product.names())));
        add(document, NAME, terms(product.names()));
        Set<String> brands = brands(product.brands());
        add(document, BRAND, brands);
        add(document, CATEGORY, terms(product.categories()));
        add(document, TEXT, terms(product.texts()));
        add(document, CODE, product.codes());
        Set<String> words = words(product.names());
        words.addAll(words(product.brands()));
        brands.stream().filter(Words::isOfLetters).forEach(words::add);
        words.addAll(words(product.categories()));
        add(document, WORD, words);
        Set<String> sounds = sounds(product.names());
        sounds.addAll(sounds(product.brands()));
        sounds.addAll(sounds(product.categories()));
        add(document, SOUND, sounds);
        return document;
    }

    private static void add(Document document, String field, Collection<String> terms) {
        terms.forEach(term -> document.add(new StringField(field, term, Store.NO)));
    }

    private static long brevity(Collection<String> names) {
        return names.stream()
                .mapToLong(name -> MOST_BREVITY / Math.max(1, length(name)))
                .max()
                .orElse(0);
    }

    /** In words; numbers and units do not count, and a Chinese word has two characters. */
    private static int length(String name) {
        return Words.of(name).stream()
                .mapToInt(word -> switch (word.script()) {
                    case CHINESE -> (word.text().length() + 1) / 2;
                    case LATIN, CYRILLIC -> word.text().length() > 1 ? 1 : 0;
                    case DIGITS -> 0;
                })
                .sum();
    }

    private static Set<String> terms(Collection<String> texts) {
        Set<String> terms = new HashSet<>();
        for (String text : texts) {
            for (Word word : Words.of(text)) {
                if (word.script() == Script.CHINESE) {
                    addChinese(word, terms);
                } else {
                    terms.add(Words.stem(word));
                }
            }
        }
        return terms;
    }

    private static Set<String> brands(Collection<String> brands) {
        Set<String> terms = new HashSet<>();
        for (String brand : brands) {
            for (Word word : Words.of(brand)) {
                if (word.script() == Script.CHINESE) {
                    addChinese(word, terms);
                } else {
                    terms.add(brand(word));
                }
            }
        }
        terms.remove(""); // a soft sign alone has no sound
        return terms;
    }

    /** A word of a brand, in Latin letters: some merchants write it so, others in Cyrillic, and so do shoppers. */
    static String brand(Word word) {
        return word.script() == Script.CYRILLIC ? Transliteration.latin(word.text()) : word.text();
    }

    private static void addChinese(Word run, Set<String> terms) {
        terms.addAll(Words.pairs(run.text()));
        run.text().codePoints().forEach(character -> terms.add(Character.toString(character)));
    }

    private static Set<String> words(Collection<String> texts) {
        Set<String> words = new HashSet<>();
        for (String text : texts) {
            Words.of(text).stream()
                    .filter(word -> word.script() != Script.CHINESE)
                    .forEach(word -> words.add(word.text()));
        }
        return words;
    }

    private static Set<String> sounds(Collection<String> texts) {
        Set<String> sounds = new HashSet<>();
        for (String text : texts) {
            Words.of(text).stream()
                    .filter(word -> word.script() == Script.CHINESE)
                    .forEach(word -> sounds.addAll(Pinyin.pairs(Pinyin.of(word.text()))));
        }
        return sounds;
    }
}
