package by.pavilion.storefront.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the same made of maps. */
class HitsTest {
    /** So many that one in thirty of them are many hits, and far between. */
    private static final int DOCUMENTS = 3_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void takesHitsTogether(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 15; round++) {
            List<Map<Integer, Integer>> words = List.of(hits(random), hits(random), hits(random));
            Map<Integer, Integer> more = hits(random);
            int least = 1 + random.nextInt(3);

            Hits all = Hits.all(words.stream().map(HitsTest::of).toList(), List.of(of(more)));
            Hits some = Hits.some(words.stream().map(HitsTest::of).toList(), least, DOCUMENTS);
            Hits better = of(words.get(0)).orBetter(of(words.get(1)));
            Hits any = Hits.any(words.stream().map(HitsTest::of).toList(), 7, DOCUMENTS);
            Hits best = Hits.best(words.stream().map(HitsTest::of).toList());

            assertThat(of(all)).isEqualTo(whatHas(3, words, more));
            assertThat(of(some)).isEqualTo(whatHas(least, words, Map.of()));
            Map<Integer, Integer> either = new TreeMap<>(words.get(0));
            words.get(1).forEach((document, points) -> either.merge(document, points, Math::max));
            assertThat(of(better)).isEqualTo(either);
            assertThat(of(any)).isEqualTo(ofAny(words, points -> 7));
            assertThat(of(Hits.any(List.of(of(more)), 7, DOCUMENTS))).isEqualTo(ofAny(List.of(more), points -> 7));
            assertThat(of(Hits.best(List.of(of(more))))).isEqualTo(more);
            assertThat(of(best)).isEqualTo(ofAny(words, points -> {
                int most = Collections.max(points);
                return most + (points.stream().mapToInt(Integer::intValue).sum() - most) / 5;
            }));
        }
    }

    /** At either end of 64 of them, where those end, and behind the last. */
    @Test
    void findsAmongManyHitsWhatStandsAmongThem() {
        Hits many = of(IntStream.range(0, 200)
                .filter(document -> document % 64 != 1)
                .boxed()
                .collect(Collectors.toMap(document -> document, document -> 1_000 + document)));
        Hits few = of(Map.of(0, 1, 1, 1, 63, 1, 64, 1, 65, 1, 127, 1, 128, 1, 199, 1, 200, 1, 5_000, 1));

        Hits both = Hits.all(List.of(many, few), List.of());

        assertThat(of(both)).isEqualTo(Map.of(0, 1_001, 63, 1_064, 64, 1_065, 127, 1_128, 128, 1_129, 199, 1_200));
        assertThat(of(Hits.all(List.of(few), List.of(many))))
                .containsEntry(5_000, 1)
                .containsEntry(63, 1_064);
        assertThat(of(Hits.all(List.of(few, few), List.of())))
                .containsEntry(5_000, 2)
                .hasSize(few.size());
    }

    private static Map<Integer, Integer> whatHas(
            int least, List<Map<Integer, Integer>> words, Map<Integer, Integer> more) {
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            int number = document;
            long matching =
                    words.stream().filter(word -> word.containsKey(number)).count();
            if (matching >= least) {
                expected.put(
                        document,
                        more.getOrDefault(number, 0)
                                + words.stream()
                                        .mapToInt(word -> word.getOrDefault(number, 0))
                                        .sum());
            }
        }
        return expected;
    }

    private static Map<Integer, Integer> ofAny(List<Map<Integer, Integer>> words, ToIntFunction<List<Integer>> worth) {
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            int number = document;
            List<Integer> points = words.stream()
                    .filter(word -> word.containsKey(number))
                    .map(word -> word.getOrDefault(number, 0))
                    .toList();
            if (!points.isEmpty()) {
                expected.put(document, worth.applyAsInt(points));
            }
        }
        return expected;
    }

    /** None, few or nearly all. */
    private static Map<Integer, Integer> hits(Random random) {
        int oneIn = List.of(1, 2, 30, 1_000).get(random.nextInt(4));
        Map<Integer, Integer> hits = new TreeMap<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            if (random.nextInt(oneIn) == 0) {
                hits.put(document, 1 + random.nextInt(10_000));
            }
        }
        return hits;
    }

    private static Hits of(Map<Integer, Integer> hits) {
        Hits.Gathered gathered = new Hits.Gathered();
        new TreeMap<>(hits).forEach(gathered::add);
        return gathered.hits();
    }

    private static Map<Integer, Integer> of(Hits hits) {
        Map<Integer, Integer> map = new TreeMap<>();
        IntStream.range(0, hits.size()).forEach(place -> map.put(hits.document(place), hits.points(place)));
        return map;
    }
}
