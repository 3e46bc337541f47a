package by.pavilion.storefront.search;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** The terms of an index as it is seen by one search. Each is looked up once: its query takes along where it was found. */
final class Dictionary {
    private final IndexSearcher searcher;
    private final Map<String, Vocabulary> vocabularies;

    Dictionary(IndexSearcher searcher, Map<String, Vocabulary> vocabularies) {
        this.searcher = searcher;
        this.vocabularies = vocabularies;
    }

    /** A query for a term; empty when no product has it. */
    Optional<Query> find(String field, String text, float weight) throws IOException {
        if (isAbsent(field, text)) {
            return Optional.empty();
        }
        Term term = new Term(field, text);
        TermStates places = TermStates.build(searcher, term, true);
        return places.docFreq() == 0
                ? Optional.empty()
                : Optional.of(Queries.constant(new TermQuery(term, places), weight));
    }

    /** Whether that is known without a look into the segments. Of codes the vocabulary has only the beginnings. */
    private boolean isAbsent(String field, String text) {
        Vocabulary vocabulary = vocabularies.get(field);
        return vocabulary != null && !field.equals(Fields.CODE) && Words.isOfLetters(text) && !vocabulary.has(text);
    }
}
