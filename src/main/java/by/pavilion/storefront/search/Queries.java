package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Script;
import by.pavilion.storefront.search.Words.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes queries of what people type. Each word is looked for in every field, the best place counts; scores are constants,
 * so that they stay what they are whatever else comes on sale.
 */
final class Queries {
    private static final int SHORTEST_BEGINNING = 2;
    private static final int SHORTEST_MISSPELT = 4;
    private static final int LONG_ENOUGH_FOR_TWO = 8;
    private static final int MOST_SPELLINGS = 12;

    /** With all that each may mean this stays below the clauses that Lucene takes; who types more has said enough. */
    private static final int MOST_WORDS = 16;

    private static final Query NOTHING = new MatchNoDocsQuery();

    private final SmartChineseAnalyzer chinese = new SmartChineseAnalyzer(false);

    /** The query for a text; finds nothing when there is no word in it. */
    Query of(String text, Strictness strictness, IndexSearcher searcher) throws IOException {
        Dictionary dictionary = new Dictionary(searcher);
        List<Word> words = new ArrayList<>();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<Word> typed = Words.of(text);
        for (Word word : Words.telling(typed)) {
            if (word.script() == Script.CHINESE) {
                words.addAll(segments(word));
                all.add(constant(pairs(Fields.NAME, word.text()), 6), Occur.SHOULD);
            } else {
                words.add(word);
            }
        }
        List<Word> wanted = words.subList(0, Math.min(words.size(), MOST_WORDS));
        for (int place = 0; place < wanted.size(); place++) {
            boolean last = place == wanted.size() - 1;
            all.add(
                    anywhere(wanted.get(place), last, strictness, dictionary),
                    strictness == Strictness.SOME ? Occur.SHOULD : Occur.MUST);
        }
        if (strictness == Strictness.SOME) {
            all.setMinimumNumberShouldMatch(Math.max(1, wanted.size() / 2));
        }
        List<Query> ways = new ArrayList<>(List.of(code(text, dictionary)));
        if (!wanted.isEmpty()) {
            ways.add(all.build());
        }
        if (strictness != Strictness.EXACT) {
            typed.stream().limit(MOST_WORDS).forEach(word -> ways.addAll(sounds(word)));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query code(String text, Dictionary dictionary) throws IOException {
        String code = text.strip().toLowerCase(Locale.ROOT);
        return code.indexOf(' ') >= 0 || code.isEmpty()
                ? NOTHING
                : new DisjunctionMaxQuery(
                        List.of(
                                dictionary.find(Fields.CODE, code, 100).orElse(NOTHING),
                                code.length() < SHORTEST_MISSPELT
                                        ? NOTHING
                                        : constant(new PrefixQuery(new Term(Fields.CODE, code)), 50)),
                        0);
    }

    /**
     * A word that stands in the index is taken as it is. Only the last may be unfinished nevertheless: what comes before a
     * space has been typed to its end, as far as we know it.
     */
    private static Query anywhere(Word word, boolean last, Strictness strictness, Dictionary dictionary)
            throws IOException {
        List<Query> places = new ArrayList<>(exact(word, 1, dictionary));
        for (Word synonym : Synonyms.of(word)) {
            places.addAll(exact(synonym, 0.8f, dictionary));
        }
        String text = word.text();
        boolean letters = word.script() == Script.LATIN || word.script() == Script.CYRILLIC;
        boolean known = !places.isEmpty();
        if (letters && (last || !known) && text.length() >= SHORTEST_BEGINNING) {
            places.add(constant(new PrefixQuery(new Term(Fields.WORD, text)), text.length() < 4 ? 3 : 5));
        }
        if (letters && !known && strictness != Strictness.EXACT && text.length() >= SHORTEST_MISSPELT) {
            places.add(similar(Fields.WORD, text, text.length() < LONG_ENOUGH_FOR_TWO ? 1 : 2));
            places.add(similar(Fields.NAME, Words.stem(word), 1)); // another ending
            if (word.script() == Script.CYRILLIC) { // a Latin brand by its sound: Belarusian writes it in another way
                places.add(similar(
                        Fields.BRAND, Transliteration.latin(text), text.length() < LONG_ENOUGH_FOR_TWO ? 1 : 2));
            }
        }
        return places.isEmpty() ? NOTHING : new DisjunctionMaxQuery(places, 0.2f); // the other places count a little
    }

    private static List<Query> exact(Word word, float weight, Dictionary dictionary) throws IOException {
        if (word.script() == Script.CHINESE) {
            return List.of(
                    constant(pairs(Fields.NAME, word.text()), 10 * weight),
                    constant(pairs(Fields.CATEGORY, word.text()), 6 * weight),
                    constant(pairs(Fields.TEXT, word.text()), 2 * weight));
        }
        String stem = Words.stem(word);
        List<Query> places = new ArrayList<>();
        dictionary.find(Fields.NAME, stem, 10 * weight).ifPresent(places::add);
        dictionary.find(Fields.BRAND, word.text(), 9 * weight).ifPresent(places::add);
        dictionary.find(Fields.CATEGORY, stem, 6 * weight).ifPresent(places::add);
        dictionary.find(Fields.TEXT, stem, 2 * weight).ifPresent(places::add);
        if (word.script() == Script.CYRILLIC) {
            String latin = Transliteration.latin(word.text());
            dictionary.find(Fields.BRAND, latin, 9 * weight).ifPresent(places::add);
        }
        return places;
    }

    /** By the sound: characters that are read alike, or letters that are pinyin. */
    private static List<Query> sounds(Word word) {
        List<String> syllables =
                switch (word.script()) {
                    case CHINESE -> Pinyin.of(word.text());
                    case LATIN -> Pinyin.cut(word.text());
                    case CYRILLIC, DIGITS -> List.of();
                };
        List<String> pairs = Pinyin.pairs(syllables);
        return pairs.isEmpty() ? List.of() : List.of(constant(allOf(Fields.SOUND, pairs), 8));
    }

    private static Query similar(String field, String text, int edits) {
        return constant(new FuzzyQuery(new Term(field, text), edits, 1, MOST_SPELLINGS, true), 4);
    }

    private static Query pairs(String field, String text) {
        return allOf(field, Words.pairs(text));
    }

    private static Query allOf(String field, List<String> terms) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        terms.stream().distinct().forEach(term -> all.add(new TermQuery(new Term(field, term)), Occur.FILTER));
        return all.build();
    }

    static Query constant(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }

    /** Chinese has no spaces: where one word ends and the next begins is guessed by smartcn's dictionary. */
    private List<Word> segments(Word run) {
        List<Word> segments = new ArrayList<>();
        try (TokenStream tokens = chinese.tokenStream("", run.text())) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                segments.add(new Word(term.toString(), Script.CHINESE));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Word> telling = Words.telling(segments);
        return telling.isEmpty() ? List.of(run) : telling;
    }
}
