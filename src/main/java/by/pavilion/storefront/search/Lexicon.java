package by.pavilion.storefront.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Keeps the vocabularies of an index: what its fields have in any of its segments. Segments never change, so only those that
 * are new are read. One thread brings it from one edition of the index to the next; what it gives out anybody may read.
 */
final class Lexicon {
    private static final List<String> FIELDS =
            List.of(Fields.NAME, Fields.BRAND, Fields.CATEGORY, Fields.TEXT, Fields.WORD, Fields.CODE);

    private final Map<String, OfField> fields = new HashMap<>();

    Lexicon() {
        FIELDS.forEach(field -> fields.put(field, new OfField(field)));
    }

    /** The vocabularies of the index as it is now, by its fields. */
    Map<String, Vocabulary> after(IndexReader reader) throws IOException {
        Map<String, Vocabulary> vocabularies = new HashMap<>();
        for (OfField field : fields.values()) {
            vocabularies.put(field.name, field.after(reader));
        }
        return Map.copyOf(vocabularies);
    }

    /** A word, and how many segments have it. */
    private static final class Counted {
        private final String word;
        private int segments;

        Counted(String word) {
            this.word = word;
        }
    }

    private static final class OfField {
        private final String name;
        private final Map<String, Counted> all = new HashMap<>();
        private final Map<Object, List<Counted>> bySegment = new HashMap<>();
        private Vocabulary now = Vocabulary.NONE;

        OfField(String name) {
            this.name = name;
        }

        Vocabulary after(IndexReader reader) throws IOException {
            Map<Object, List<String>> read = new HashMap<>();
            Set<Object> there = new HashSet<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                Object segment = leaf.reader().getCoreCacheHelper().getKey();
                there.add(segment);
                if (!bySegment.containsKey(segment)) {
                    read.put(segment, words(leaf.reader()));
                }
            }
            Set<String> come = new HashSet<>();
            read.forEach((segment, words) -> bySegment.put(
                    segment, words.stream().map(word -> takeIn(word, come)).toList()));
            now = now.after(come, takeOutAllBut(there)); // after what came, so that what was merged stays
            return now;
        }

        private List<String> words(LeafReader segment) throws IOException {
            List<String> words = new ArrayList<>();
            Terms terms = segment.terms(name);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    String word = kept(term.utf8ToString());
                    if (Words.isOfLetters(word)
                            && (words.isEmpty() || !words.get(words.size() - 1).equals(word))) {
                        words.add(word);
                    }
                }
            }
            return words;
        }

        /** Of codes, which are nearly as many as products, only the letters that they begin with. */
        private String kept(String term) {
            return name.equals(Fields.CODE) ? Words.firstLetters(term) : term;
        }

        private Counted takeIn(String word, Set<String> come) {
            Counted counted = all.computeIfAbsent(word, Counted::new);
            if (counted.segments++ == 0) {
                come.add(counted.word);
            }
            return counted;
        }

        /** The words that no segment has any more. */
        private Set<String> takeOutAllBut(Set<Object> there) {
            Set<String> gone = new HashSet<>();
            bySegment.entrySet().removeIf(segment -> {
                boolean left = !there.contains(segment.getKey());
                if (left) {
                    segment.getValue().forEach(counted -> takeOut(counted, gone));
                }
                return left;
            });
            return gone;
        }

        private void takeOut(Counted counted, Set<String> gone) {
            if (--counted.segments == 0) {
                all.remove(counted.word);
                gone.add(counted.word);
            }
        }
    }
}
