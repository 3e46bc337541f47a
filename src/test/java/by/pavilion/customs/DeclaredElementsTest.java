package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredElementsTest {
    private static final DeclaredElements CHOCOLATE =
            new DeclaredElements("180632", List.of("成分含量", "形状", "品牌"), "规范申报目录", LocalDate.of(2020, 1, 1), null);

    @Test
    void findsNothingMissingInACompleteSpecification() {
        assertThat(CHOCOLATE.missingIn("4|3|可可含量68%|块状|Test牌|4810000000001")).isEmpty();
    }

    @Test
    void namesEachElementThatIsLeftOutOrBlank() {
        assertThat(CHOCOLATE.missingIn("4|3|可可含量68%| ")).containsExactly("形状", "品牌");
        assertThat(CHOCOLATE.missingIn("")).containsExactly("成分含量", "形状", "品牌");
    }
}
