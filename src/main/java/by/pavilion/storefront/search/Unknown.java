package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Script;
import by.pavilion.storefront.search.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word of letters that no product has, nor what is also meant by it.
 *
 * @param begins whether a product has a word that begins with it
 */
record Unknown(Word word, String stem, boolean begins) {
    private static final int SHORTEST_MISSPELT = 4;
    private static final int LONG_ENOUGH_FOR_TWO = 8;
    private static final int MOST_SPELLINGS = 12;

    /**
     * Empty for a word that is taken as it is.
     *
     * @param vocabularies by the fields of the index
     */
    static Optional<Unknown> find(Word word, Map<String, Vocabulary> vocabularies) {
        if (!Queries.isOfLetters(word)) {
            return Optional.empty();
        }
        String stem = Words.stem(word);
        if (stands(word, stem, vocabularies) || isAlsoMeant(word, vocabularies)) {
            return Optional.empty();
        }
        boolean begins = word.text().length() >= Queries.SHORTEST_BEGINNING
                && in(Fields.WORD, vocabularies).hasBeginning(word.text());
        return Optional.of(new Unknown(word, stem, begins));
    }

    /**
     * What it may stand for.
     *
     * @param similar whether that may be a word that looks like it
     */
    Meant meant(boolean similar, Map<String, Vocabulary> vocabularies) {
        String text = word.text();
        List<List<Look>> like = new ArrayList<>();
        if (similar && text.length() >= SHORTEST_MISSPELT) {
            int edits = text.length() < LONG_ENOUGH_FOR_TWO ? 1 : 2;
            like.add(like(Fields.WORD, text, edits, vocabularies));
            like.add(like(Fields.NAME, stem, 1, vocabularies)); // another ending
            if (word.script() == Script.CYRILLIC) { // a Latin brand by its sound: Belarusian writes it in another way
                like.add(like(Fields.BRAND, Fields.brand(word), edits, vocabularies));
            }
        }
        return new Meant(
                begins ? Optional.of(new Look.Begun(text)) : Optional.empty(),
                like.stream().filter(words -> !words.isEmpty()).toList());
    }

    /** As the exact places of {@link Queries#anywhere} have it. */
    private static boolean stands(Word word, String stem, Map<String, Vocabulary> vocabularies) {
        return in(Fields.NAME, vocabularies).has(stem)
                || in(Fields.BRAND, vocabularies).has(Fields.brand(word))
                || in(Fields.CATEGORY, vocabularies).has(stem)
                || in(Fields.TEXT, vocabularies).has(stem);
    }

    /** Whether a synonym stands there; of Chinese ones nobody looks whether they do. */
    private static boolean isAlsoMeant(Word word, Map<String, Vocabulary> vocabularies) {
        return Synonyms.of(word).stream()
                .anyMatch(synonym ->
                        synonym.script() == Script.CHINESE || stands(synonym, Words.stem(synonym), vocabularies));
    }

    private static List<Look> like(String field, String word, int edits, Map<String, Vocabulary> vocabularies) {
        return in(field, vocabularies).like(word, edits, MOST_SPELLINGS).stream()
                .<Look>map(like -> new Look.Spelled(field, like))
                .toList();
    }

    private static Vocabulary in(String field, Map<String, Vocabulary> vocabularies) {
        return vocabularies.getOrDefault(field, Vocabulary.NONE);
    }
}
