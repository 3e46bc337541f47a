package by.pavilion.storefront.search;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.storefront.search.Words.Script;
import by.pavilion.storefront.search.Words.Word;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final String WIDE_SPACE = "\u3000";

    @ParameterizedTest
    @CsvSource({
        "Dark CHOCOLATE 90g, dark chocolate 90 g",
        "Baker’s, bakers",
        "Crème brûlée, creme brulee",
        "Ёлка Йод, елка йод",
        "a_b|c, a b c",
        "'', ''",
    })
    void takesTextApart(String text, String words) {
        assertThat(Words.of(text).stream().map(Word::text).collect(Collectors.joining(" ")))
                .isEqualTo(words);
    }

    /** Plain letters go a shorter way: a space that is not plain makes them go the other. */
    @Test
    void takesPlainLettersAsAnyOthers() {
        List<String> texts = IntStream.range(0, 0x80)
                .mapToObj(character -> "aB" + (char) character + "9D z")
                .toList();

        assertThat(texts).allSatisfy(text -> assertThat(Words.of(text)).isEqualTo(Words.of(text + WIDE_SPACE)));
        assertThat(Words.of("aB9")).containsExactly(new Word("ab", Script.LATIN), new Word("9", Script.DIGITS));
    }
}
