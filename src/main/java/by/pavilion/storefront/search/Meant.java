package by.pavilion.storefront.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an {@link Unknown} word may stand for: words that begin with it, and words like it. They are found in vocabularies: to
 * have Lucene find them by an automaton takes longer than the rest of a search (ADR 69).
 *
 * @param begun what begins with it, where anything does
 * @param like the words like it, by the fields that they stand in; none of the lists is empty
 */
record Meant(Optional<Look> begun, List<List<Look>> like) {
    /** Everything that has to be looked up for it. */
    Stream<Look> looks() {
        return Stream.concat(begun.stream(), like.stream().flatMap(List::stream));
    }

    /** @param documents how many there are at all */
    Hits hits(Function<Look, Hits> looked, int worth, int documents) {
        List<Hits> places = Stream.concat(
                        begun.stream().map(looked),
                        like.stream()
                                .map(words ->
                                        Hits.any(words.stream().map(looked).toList(), worth, documents)))
                .toList();
        return Hits.best(places);
    }
}
