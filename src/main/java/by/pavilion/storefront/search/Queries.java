package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Script;
import by.pavilion.storefront.search.Words.Word;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes plans of what people type, and queries of what is in them. Each word is looked for in every field, the best place
 * counts; scores are constants, so that they stay what they are whatever else comes on sale.
 */
final class Queries {
    /** What a word is worth that is like the one that was typed. */
    static final int SPELLED = 4;

    static final int SHORTEST_BEGINNING = 2;
    private static final int SHORTEST_CODE = 4;

    /** With all that each may mean this stays below the clauses that Lucene takes; who types more has said enough. */
    private static final int MOST_WORDS = 16;

    private static final Query NOTHING = new MatchNoDocsQuery();

    private static final int MOST_RUNS_KEPT = 5_000;

    private final SmartChineseAnalyzer chinese = new SmartChineseAnalyzer(false);

    /** Where words end in runs of Chinese characters: guessing it takes longer than all the rest. */
    private final Cache<String, List<Word>> segmented = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_RUNS_KEPT)
            .build();

    /**
     * What was typed, taken apart.
     *
     * @param all its words as they stand there
     * @param telling those that say something, Chinese runs taken apart into words
     * @param runs the Chinese runs of them as they stand there
     */
    record Typed(String text, List<Word> all, List<Word> telling, List<Word> runs) {}

    Typed read(String text) {
        return read(text, run -> Optional.of(segmented.get(run.text(), other -> segments(run))))
                .orElseThrow();
    }

    /** The same, when it is at hand where the words in it end. */
    Optional<Typed> findRead(String text) {
        return read(text, run -> Optional.ofNullable(segmented.getIfPresent(run.text())));
    }

    private static Optional<Typed> read(String text, Function<Word, Optional<List<Word>>> segmenting) {
        List<Word> all = Words.of(text);
        List<Word> words = new ArrayList<>();
        List<Word> runs = new ArrayList<>();
        for (Word word : Words.telling(all)) {
            if (word.script() == Script.CHINESE) {
                Optional<List<Word>> segments = segmenting.apply(word);
                if (segments.isEmpty()) {
                    return Optional.empty();
                }
                words.addAll(segments.get());
                runs.add(word);
            } else {
                words.add(word);
            }
        }
        return Optional.of(new Typed(text, all, words.subList(0, Math.min(words.size(), MOST_WORDS)), runs));
    }

    /** What to look for; finds nothing when there is no word in the text. */
    static Plan plan(Typed typed, Strictness strictness) {
        List<Word> words = typed.telling();
        List<Look> anywhere = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            boolean last = place == words.size() - 1;
            anywhere.add(anywhere(words.get(place), last, strictness));
        }
        List<Look> names = new ArrayList<>();
        typed.runs().forEach(run -> names.add(new Look.InName(run)));
        List<Look> otherWays = new ArrayList<>(codes(typed.text()));
        if (strictness != Strictness.EXACT) {
            typed.all().stream()
                    .limit(MOST_WORDS)
                    .filter(word -> !soundPairs(word).isEmpty())
                    .forEach(word -> otherWays.add(new Look.Sound(word)));
        }
        return new Plan(strictness != Strictness.SOME, anywhere, names, otherWays);
    }

    private static List<Look> codes(String text) {
        String code = text.strip().toLowerCase(Locale.ROOT);
        return code.isEmpty() || code.chars().anyMatch(Character::isWhitespace)
                ? List.of()
                : List.of(new Look.Code(code));
    }

    /** What makes no difference to it is left out, so that it is looked for once. */
    private static Look anywhere(Word word, boolean last, Strictness strictness) {
        boolean letters = isOfLetters(word);
        return new Look.Anywhere(word, letters && last, letters && strictness != Strictness.EXACT);
    }

    static boolean isOfLetters(Word word) {
        return word.script() == Script.LATIN || word.script() == Script.CYRILLIC;
    }

    static Query code(String code, Dictionary dictionary) throws IOException {
        return new DisjunctionMaxQuery(
                List.of(
                        dictionary.find(Fields.CODE, code, 100).orElse(NOTHING),
                        code.length() < SHORTEST_CODE
                                ? NOTHING
                                : constant(new PrefixQuery(new Term(Fields.CODE, code)), 50)),
                0);
    }

    static Query inName(Word run) {
        return constant(pairs(Fields.NAME, run.text()), 6);
    }

    /**
     * A word that stands in the index is taken as it is. Only the last may be unfinished nevertheless: what comes before a
     * space has been typed to its end, as far as we know it.
     */
    static Query anywhere(Word word, boolean last, Dictionary dictionary) throws IOException {
        List<Query> places = new ArrayList<>(exact(word, 1, dictionary));
        for (Word synonym : Synonyms.of(word)) {
            places.addAll(exact(synonym, 0.8f, dictionary));
        }
        if (last && word.text().length() >= SHORTEST_BEGINNING) {
            places.add(beginning(word.text()));
        }
        return places.isEmpty() ? NOTHING : new DisjunctionMaxQuery(places, 0.2f); // the other places count a little
    }

    static Query beginning(String text) {
        return constant(new PrefixQuery(new Term(Fields.WORD, text)), text.length() < 4 ? 3 : 5);
    }

    static Query spelled(String field, String word, Dictionary dictionary) throws IOException {
        return dictionary.find(field, word, SPELLED).orElse(NOTHING);
    }

    private static List<Query> exact(Word word, float weight, Dictionary dictionary) throws IOException {
        if (word.script() == Script.CHINESE) {
            return List.of(
                    constant(pairs(Fields.NAME, word.text()), 10 * weight),
                    constant(pairs(Fields.BRAND, word.text()), 9 * weight),
                    constant(pairs(Fields.CATEGORY, word.text()), 6 * weight),
                    constant(pairs(Fields.TEXT, word.text()), 2 * weight));
        }
        String stem = Words.stem(word);
        List<Query> places = new ArrayList<>();
        dictionary.find(Fields.NAME, stem, 10 * weight).ifPresent(places::add);
        dictionary.find(Fields.BRAND, Fields.brand(word), 9 * weight).ifPresent(places::add);
        dictionary.find(Fields.CATEGORY, stem, 6 * weight).ifPresent(places::add);
        dictionary.find(Fields.TEXT, stem, 2 * weight).ifPresent(places::add);
        return places;
    }

    /** By the sound: characters that are read alike, or letters that are pinyin. */
    static Query sound(Word word) {
        return constant(allOf(Fields.SOUND, soundPairs(word)), 8);
    }

    private static List<String> soundPairs(Word word) {
        List<String> syllables =
                switch (word.script()) {
                    case CHINESE -> Pinyin.of(word.text());
                    case LATIN -> Pinyin.cut(word.text());
                    case CYRILLIC, DIGITS -> List.of();
                };
        return Pinyin.pairs(syllables);
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
