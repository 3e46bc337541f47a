package by.pavilion.storefront.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTest {
    @TempDir
    Path folder;

    @Test
    void givesEachProductTheSameScoreWhateverElseComesAndGoes() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Dark chocolate"), named(2, "Milk chocolate")), List.of());
            String before = index.search("dark chocolate").toString();
            assertThat(index.search("milk").size()).isEqualTo(1);

            index.update(
                    IntStream.range(10, 500)
                            .mapToObj(id -> named(id, "Dark tea " + id))
                            .toList(),
                    List.of(2L));

            assertThat(index.search("dark chocolate")).hasToString(before);
            assertThat(index.search("dark chocolate").size()).isEqualTo(1);
            assertThat(index.search("milk").isEmpty()).isTrue();
        }
    }

    @Test
    void takesWordsLessExactlyOnlyWhenNothingIsFoundOtherwise() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Chocolate"), named(2, "巧克力")), List.of());

            assertThat(index.search("chocolate").strictness()).isEqualTo(Strictness.EXACT);
            assertThat(index.search("choc").strictness()).isEqualTo(Strictness.EXACT);
            assertThat(index.search("chocolqte").strictness()).isEqualTo(Strictness.SIMILAR);
            assertThat(index.search("qiaokeli").ids()).containsExactly(2L);
            assertThat(index.search("巧克利").ids()).containsExactly(2L);
            assertThat(index.search("chocolate unheard").strictness()).isEqualTo(Strictness.SOME);
        }
    }

    @Test
    void findsALatinBrandByAnotherSpellingOfItsSound() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(branded(1, "Kommunarka"), branded(2, "Spartak")), List.of());

            assertThat(index.search("Камунарка").ids()).containsExactly(1L);
            assertThat(index.search("спортак").ids()).containsExactly(2L);
        }
    }

    @Test
    void findsABrandInWhicheverScriptItIsWrittenAndTyped() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(branded(1, "Спартак"), branded(2, "Spartak"), branded(3, "妙可蓝多")), List.of());

            for (String typed : List.of("spartak", "Спартак", "spart", "spartac", "сапртак")) {
                assertThat(index.search(typed).ids()).as(typed).containsExactlyInAnyOrder(1L, 2L);
            }
            for (String typed : List.of("妙可蓝多", "miaokelanduo")) {
                assertThat(index.search(typed).ids()).as(typed).containsExactly(3L);
            }
        }
    }

    @Test
    void takesAWordThatIsKnownForNoOther() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Chocolate brandaako"), named(2, "Chocolate brandabko")), List.of());

            assertThat(index.search("chocolqte brandaako").ids()).containsExactly(1L);
            assertThat(index.search("chocolqte brandaxko").ids()).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void takesTheLastWordForUnfinishedAndThoseThatAreUnknown() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Tea pot"), named(2, "Teapot potted")), List.of());

            assertThat(index.search("tea pot").ids()).containsExactly(1L);
            assertThat(index.search("teap pot").ids()).containsExactly(2L);
            assertThat(index.search("tea").ids()).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    /** Every word has many that look like it: without a limit Lucene would refuse so many clauses. */
    @Test
    void takesAsManyWordsAsAreTyped() {
        String letters = "abcdefghij";
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(
                    IntStream.range(0, 1_000)
                            .mapToObj(id -> named(
                                    id,
                                    "ch" + letters.charAt(id / 100) + letters.charAt(id / 10 % 10)
                                            + letters.charAt(id % 10)))
                            .toList(),
                    List.of());

            for (String word : List.of("chxaa ", "choco1", "巧", "巧克力", "й1")) {
                assertThat(index.search(word.repeat(100).substring(0, 100)).ids())
                        .isNotNull();
            }
            assertThat(IntStream.range(0, 20)
                            .mapToObj(number -> "ch" + letters.charAt(number % 10) + "zz")
                            .collect(Collectors.joining(" ")))
                    .satisfies(typed -> assertThat(index.search(typed).ids()).isNotNull());
        }
    }

    @Test
    void putsKnownWordsTogetherAtOnceAlsoWhenTheIndexHasChanged() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(
                    List.of(
                            named(1, "Dark chocolate"),
                            named(2, "Dark tea"),
                            named(3, "Milk tea"),
                            named(4, "黑巧克力 tea")),
                    List.of());
            assertThat(index.searchAtOnce("dark tea", 10)).isEmpty();
            index.search("dark chocolate");
            index.search("milk tea");
            index.search("黑巧克力 chocolate");

            assertThat(index.searchAtOnce("dark tea", 10).orElseThrow().ids()).containsExactly(2L);
            Matches atOnce = index.searchAtOnce("黑巧克力 tea", 10).orElseThrow();
            assertThat(atOnce.ids()).containsExactly(4L);
            assertThat(atOnce).hasToString(index.search("黑巧克力  tea").toString());
            assertThat(index.searchAtOnce("milk tea", 0)).isEmpty();
            assertThat(index.searchAtOnce("dark\ttea", 0)).isEmpty();
            assertThat(index.searchAtOnce("dark\ttea", 2).orElseThrow())
                    .hasToString(index.search("dark tea").toString());

            index.update(List.of(named(5, "Dark tea")), List.of(4L));
            assertThat(index.searchAtOnce("dark tea", 10).orElseThrow().ids()).containsExactlyInAnyOrder(2L, 5L);
            assertThat(index.search("dark tea").ids()).containsExactlyInAnyOrder(2L, 5L);
            assertThat(index.search("黑巧克力 tea").strictness()).isEqualTo(Strictness.SOME);
        }
    }

    @Test
    void keepsWhatMisspeltWordsStandFor() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Dark chocolate"), named(2, "Milk chocolate")), List.of());
            Matches found = index.search("milk chocolqte");

            Matches again = index.searchAtOnce("milk  chocolqte", 10).orElseThrow();

            assertThat(found).hasToString(again.toString());
            assertThat(again.strictness()).isEqualTo(Strictness.SIMILAR);
            assertThat(again.ids()).containsExactly(2L);
        }
    }

    /** As long as what they stand for was looked up before, for whatever other misspelling. */
    @Test
    void makesWhatNobodyHasMisspeltBeforeAtOnce() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(
                    List.of(named(1, "Dark chocolate"), named(2, "Milk chocolate"), named(3, "Milk шоколад")),
                    List.of());
            assertThat(index.searchAtOnce("milk chokolate", 10)).isEmpty();
            index.search("milk chokolate");
            index.search("milk шоколат");

            for (String anew : List.of("milk chocolqte", "milk chocoalte", "milk cjocolate", "milk шокалад")) {
                Matches atOnce = index.searchAtOnce(anew, 10).orElseThrow();
                assertThat(atOnce.strictness()).isEqualTo(Strictness.SIMILAR);
                assertThat(atOnce.ids()).containsExactly(anew.endsWith("д") ? 3L : 2L);
            }
            assertThat(index.searchAtOnce("milk chqqqlate", 10)).isEmpty();
            assertThat(index.search("milk chqqqlate").strictness()).isEqualTo(Strictness.SOME);
        }
    }

    /** Whether or not the words behind it are at hand. */
    @Test
    void knowsAtOnceThatAWordWhichNoProductHasFindsNothingJustSo() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Milk chocolate")), List.of());

            Optional<Matches> inVain = index.searchAtOnce("chocolqte milk", Strictness.EXACT, 10);

            assertThat(inVain.orElseThrow().isEmpty()).isTrue();
            assertThat(inVain.orElseThrow().strictness()).isEqualTo(Strictness.EXACT);
            assertThat(index.searchAtOnce("chocolate milk", Strictness.EXACT, 10))
                    .isEmpty();
            assertThat(index.searchAtOnce("chocolqte milk", 10)).isEmpty();
            assertThat(index.search("chocolqte milk").ids()).containsExactly(1L);
        }
    }

    /** A thousand documents, so that where a word stands is known by bits. */
    @Test
    void putsWordsThatManyHaveTogether() {
        List<IndexedProduct> products = IntStream.range(0, 1_000)
                .mapToObj(
                        id -> named(id, (id % 2 == 0 ? "Dark" : "Milk") + " chocolate " + (id % 7 == 0 ? "nuts" : "")))
                .toList();
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(products, List.of());

            List<Long> found = index.search("dark chocolate nuts").ids();

            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 1_000)
                            .filter(id -> id % 14 == 0)
                            .boxed()
                            .toList());
            assertThat(index.search("nuts  dark chocolqte").ids()).containsExactlyInAnyOrderElementsOf(found);
        }
    }

    @Test
    void makesASingleWordAtOnceThatNoCodeBeginsWith() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(
                    List.of(
                            named(1, "Chocolate"),
                            new IndexedProduct(
                                    2, List.of("Tea"), List.of(), List.of(), List.of(), List.of("shop-7", "2048"))),
                    List.of());
            index.search("chokolate");

            assertThat(index.searchAtOnce("cjocolate", 10).orElseThrow().ids()).containsExactly(1L);
            assertThat(index.searchAtOnce("shop", 10)).isEmpty();
            assertThat(index.search("shop").ids()).containsExactly(2L);
            assertThat(index.search("shop-7").ids()).containsExactly(2L);
            assertThat(index.search("2048").ids()).containsExactly(2L);
        }
    }

    @Test
    void knowsWhichWordsAreInTheIndexAsItChanges() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Milk chocolate")), List.of());
            assertThat(index.search("milk granla").strictness()).isEqualTo(Strictness.SOME);

            index.update(List.of(named(2, "Milk granola")), List.of());
            assertThat(index.search("milk granla").ids()).containsExactly(2L);
            assertThat(index.search("milk gran").strictness()).isEqualTo(Strictness.EXACT);

            index.update(List.of(named(3, "Milk granla")), List.of());
            assertThat(index.search("milk granla").ids()).containsExactly(3L);

            index.update(List.of(), List.of(2L, 3L));
            assertThat(index.search("milk granla").strictness()).isEqualTo(Strictness.SOME);
            assertThat(index.search("milk chocolqte").ids()).containsExactly(1L);
        }
    }

    /** In the place of words and of their stems: the better counts, the other a fifth. */
    @Test
    void givesWhatIsLikeAWordLessThanTheWord() {
        try (SearchIndex index = SearchIndex.below(folder)) {
            index.update(List.of(named(1, "Granola")), List.of());
            int brevity = 100;

            assertThat(index.search("granola").score(0)).isEqualTo(10_000 + 5_000 / 5 + brevity);
            assertThat(index.search("grano").score(0)).isEqualTo(5_000 + brevity);
            assertThat(index.search("gramola").score(0)).isEqualTo(4_000 + 4_000 / 5 + brevity);
        }
    }

    @Test
    void sweepsAwayWhatIsLeftAndNothingElse() throws IOException {
        Path left = Files.createDirectory(folder.resolve("storefront-index-left"));
        Files.createFile(left.resolve("write.lock"));
        Files.createFile(left.resolve("_0.cfs"));
        Path foreign = Files.createDirectory(folder.resolve("somebody-else"));

        try (SearchIndex first = SearchIndex.below(folder);
                SearchIndex second = SearchIndex.below(folder)) {
            assertThat(left).doesNotExist();
            first.update(List.of(named(1, "Tea")), List.of());
            assertThat(first.search("tea").ids()).hasSize(1);
            assertThat(second.search("tea").ids()).isEmpty();
            assertThat(folders()).hasSize(3);
        }
        assertThat(folders()).containsExactly(foreign);
    }

    @ParameterizedTest
    @CsvSource({
        "Kommunarka, kommunarka",
        "Коммунарка, kommunarka",
        "Belita-Vitex, belita-vitex",
        "Красный пищевик, krasny-pishchevik",
        "7Days & Co., 7days-co",
        "碧丽塔, bilita",
        "Crème brûlée, creme-brulee",
    })
    void writesNamesInLatinLetters(String name, String latin) {
        assertThat(LatinName.of(name)).isEqualTo(latin);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.toList();
        }
    }

    private static IndexedProduct branded(long id, String brand) {
        return new IndexedProduct(id, List.of("A bar"), List.of(brand), List.of(), List.of(), List.of());
    }

    private static IndexedProduct named(long id, String name) {
        return new IndexedProduct(id, List.of(name), List.of(), List.of(), List.of(), List.of());
    }
}
