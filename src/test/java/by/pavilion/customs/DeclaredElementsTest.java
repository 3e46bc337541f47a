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
        assertThat(missingIn("4|3|可可含量68%|块状|Test牌|4810000000001")).isEmpty();
    }

    @Test
    void namesEachElementThatIsLeftOutOrBlank() {
        assertThat(missingIn("4|3|可可含量68%| ")).containsExactly("形状", "品牌");
        assertThat(missingIn("")).containsExactly("品牌类型", "出口享惠情况", "成分含量", "形状", "品牌");
    }

    @Test
    void namesBrandTypeAndExportPreferenceWithoutACodeOfTheirs() {
        assertThat(missingIn("||可可含量68%|块状|Test牌")).containsExactly("品牌类型", "出口享惠情况");
        assertThat(missingIn("5|3|可可含量68%|块状|Test牌")).containsExactly("品牌类型");
        assertThat(missingIn("4|4|可可含量68%|块状|Test牌")).containsExactly("出口享惠情况");
        assertThat(missingIn("境外品牌|不适用|可可含量68%|块状|Test牌")).containsExactly("品牌类型", "出口享惠情况");
        assertThat(missingIn("0|0|可可含量68%|块状|Test牌")).isEmpty();
    }

    private static List<String> missingIn(String gmodel) {
        return CHOCOLATE.missingIn(gmodel, TestCodes.tables().firstElements(LocalDate.of(2026, 11, 11)));
    }
}
