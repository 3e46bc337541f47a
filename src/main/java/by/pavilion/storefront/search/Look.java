package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Word;
import java.io.IOException;
import org.apache.lucene.search.Query;

/** One thing that is looked for. What it matches is the same in every search that it is part of. */
sealed interface Look {
    Query query(Dictionary dictionary) throws IOException;

    /**
     * A word, wherever it may stand. What one of letters matches that no product has is said by {@link Meant}.
     *
     * @param last whether it may be unfinished even when it is known
     * @param similar whether one that looks like it will do
     */
    record Anywhere(Word word, boolean last, boolean similar) implements Look {
        @Override
        public Query query(Dictionary dictionary) throws IOException {
            return Queries.anywhere(word, last, dictionary);
        }
    }

    /** A word of letters as it stands in a field, for another that is like it. */
    record Spelled(String field, String word) implements Look {
        @Override
        public Query query(Dictionary dictionary) throws IOException {
            return Queries.spelled(field, word, dictionary);
        }
    }

    /** A word of letters that may not be finished. */
    record Begun(String beginning) implements Look {
        @Override
        public Query query(Dictionary dictionary) {
            return Queries.beginning(beginning);
        }
    }

    /** All of a run of Chinese characters in a name: worth something beside its words. */
    record InName(Word run) implements Look {
        @Override
        public Query query(Dictionary dictionary) {
            return Queries.inName(run);
        }
    }

    /** An SKU or a GTIN, or how one begins. */
    record Code(String code) implements Look {
        @Override
        public Query query(Dictionary dictionary) throws IOException {
            return Queries.code(code, dictionary);
        }
    }

    /** What is read alike. */
    record Sound(Word word) implements Look {
        @Override
        public Query query(Dictionary dictionary) {
            return Queries.sound(word);
        }
    }
}
