package by.pavilion.storefront.search;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a search looks for, and how it takes that together.
 *
 * @param all whether every word is needed, or only half of what could match
 * @param names what gives more points where names have it
 * @param otherWays what is found by each of these is found too
 */
record Plan(boolean all, List<Look> words, List<Look> names, List<Look> otherWays) {
    Stream<Look> looks() {
        return Stream.of(words, names, otherWays).flatMap(List::stream);
    }

    /** @param documents how many there are at all */
    Hits hits(Function<Look, Hits> looked, int documents) {
        Hits best = words.isEmpty() ? Hits.NONE : ofWords(looked, documents);
        for (Look way : otherWays) {
            best = best.orBetter(looked.apply(way));
        }
        return best;
    }

    /** Whether it finds nothing when this one matches nothing. */
    boolean isNothingWithout(Look look) {
        return all && otherWays.isEmpty() && words.contains(look);
    }

    /** What is gone through at most to find what all words match. */
    int steps(Function<Look, Hits> looked) {
        return words.stream().mapToInt(word -> looked.apply(word).size()).min().orElse(0)
                + otherWays.stream().mapToInt(way -> looked.apply(way).size()).sum();
    }

    private Hits ofWords(Function<Look, Hits> looked, int documents) {
        List<Hits> needed = words.stream().map(looked).toList();
        List<Hits> more = names.stream().map(looked).toList();
        return all
                ? Hits.all(needed, more)
                : Hits.some(
                        Stream.concat(needed.stream(), more.stream()).toList(),
                        Math.max(1, needed.size() / 2),
                        documents);
    }
}
