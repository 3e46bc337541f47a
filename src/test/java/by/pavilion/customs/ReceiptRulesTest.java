package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ReceiptRules.Answer;
import by.pavilion.customs.ReceiptRules.Meaning;
import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.shared.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptRulesTest {
    private static final LocalDate DAY = TestReceiptCodes.DAY;

    /** The codes of the specification that ask for a rule of ours, written down once more. */
    static Stream<String> codesOfTheSpecification() {
        return Stream.of(
                        Stream.of(
                                "1", "2", "3", "4", "100", "120", "300", "399", "500", "501", "502", "503", "599",
                                "700", "800", "899", "-10101", "-10102", "-301001", "-301002"),
                        from(301003, 301006),
                        Stream.of("-301009", "-301010", "-301011", "-301013", "-301014"),
                        Stream.of("-401007", "-401011", "-401012", "-504012", "-504015", "-505015", "-505016"),
                        Stream.of("-621000", "-621001", "-621003", "-621004", "-621005", "-621011", "-621012"),
                        from(621013, 621018),
                        Stream.of("-621021", "-621024", "-621025", "-621026", "-621028", "-621029"),
                        Stream.of("-623003", "-623005", "-623009"),
                        from(625007, 625012),
                        Stream.of("-625014", "-625015", "-625209"),
                        from(800000, 800006))
                .flatMap(codes -> codes);
    }

    private static Stream<String> from(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(code -> "-" + code);
    }

    @Test
    void everyCodeOfTheSpecificationHasARule() {
        assertThat(TestReceiptCodes.ALL)
                .filteredOn(row -> !row.document().equals("DXP"))
                .extracting(ReceiptCode::code)
                .hasSameElementsAs(codesOfTheSpecification().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0001, SEND_ALONE",
        "0002, SEND_ALONE",
        "1001, CHECK_SIGNING",
        "1004, CHECK_SIGNING",
        "2001, CHECK_CONNECTION",
        "2002, CHECK_CONNECTION",
        "3001, SEND_AGAIN",
        "3003, SEND_AGAIN",
        "4711, MEND",
    })
    void aCodeOfTheExchangePlatformMeans(String code, Answer answer) {
        assertThat(TestReceiptCodes.RULES.ofEnvelope(code, DAY)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0002", "1001", "1002", "1003", "1004", "2001", "2002", "3001", "3002", "3003"})
    void everyCodeOfTheExchangePlatformIsExplainedToo(String code) {
        everyCodeIsExplainedInEveryLanguage(code);
    }

    @ParameterizedTest
    @MethodSource("codesOfTheSpecification")
    void everyCodeIsExplainedInEveryLanguage(String code) {
        assertThat(Messages.LANGUAGES)
                .allSatisfy(language -> assertThat(Messages.find(language, "receipt." + code, Map.of()))
                        .as("receipt.%s in %s", code, language)
                        .hasValueSatisfying(text -> assertThat(text).hasSizeGreaterThan(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "311, -301010, ACCEPTED, NOTHING",
        "311, -301013, SEND_FAILED, SEND_AGAIN",
        "311, -301009, SEND_FAILED, SEND_AS_NEW",
        "311, -301001, ERROR, REPORT",
        "311, -10101, ERROR, CHECK_CONNECTION",
        "411, -401007, ACCEPTED, NOTHING",
        "511, -504015, ACCEPTED, NOTHING",
        "621, -621003, SEND_FAILED, SEND_AGAIN_ONCE",
        "621, -621005, BLOCKED, REFUND",
        "621, -621018, BLOCKED, REFUND_AND_CORRECT_QUOTA",
        "621, -621029, ERROR, CHECK_SIGNING",
        "621, -621001, ERROR, MEND",
        "621, 700, RETURNED_ABROAD, REFUND",
        "623, 399, GRANTED, NOTHING",
        "623, -623005, ERROR, MEND",
        "625, 399, GRANTED, NOTHING",
        "625, 800, GRANTED, NOTHING",
        "625, -625209, ERROR, REPORT",
        "711, -800003, ERROR, ASK_PLACE",
        "311, 399, REGISTERED, NOTHING",
        "311, -999999, ERROR, MEND",
    })
    void aCodeMeans(String document, String code, DocumentState state, Answer answer) {
        assertThat(TestReceiptCodes.RULES.of(document, code, DAY))
                .isEqualTo(new Meaning(Optional.of(state), answer, true));
    }

    @ParameterizedTest
    @CsvSource({"311, 800", "621, 777", "623, 300", "411, ok"})
    void aCodeThatTheDocumentCannotHaveIsUnknown(String document, String code) {
        assertThat(TestReceiptCodes.RULES.of(document, code, DAY).known()).isFalse();
    }

    @Test
    void anOlderMessageThanTheStoredOneMovesNothing() {
        assertThat(TestReceiptCodes.RULES.of("311", "-301014", DAY))
                .isEqualTo(new Meaning(Optional.empty(), Answer.NOTHING, true));
    }

    @Test
    void aWholeMessageThatCannotBeReadIsMended() {
        assertThat(TestReceiptCodes.RULES.of(CebReceipt.Kind.FORMAT, "", DAY))
                .isEqualTo(new Meaning(Optional.of(DocumentState.FORMAT_ERROR), Answer.MEND, true));
    }

    @Test
    void aCodeMeansWhatItMeantOnTheDayOnWhichItWasSaid() {
        Meaning once = new Meaning(Optional.of(DocumentState.REVIEWED), Answer.NOTHING, true);
        Meaning now = new Meaning(Optional.of(DocumentState.RELEASED), Answer.NOTHING, true);
        Meaning replaced = new Meaning(Optional.of(DocumentState.BLOCKED), Answer.REFUND, true);
        ReceiptRules rules = new ReceiptRules(List.of(
                new ReceiptCode("621", "777", now, DAY, null),
                new ReceiptCode("621", "777", once, DAY.minusYears(1), DAY.minusDays(1)),
                new ReceiptCode("621", "778", replaced, DAY, null),
                new ReceiptCode("621", "778", now, DAY.minusYears(1), null)));

        assertThat(rules.of("621", "777", DAY)).isEqualTo(now);
        assertThat(rules.of("621", "777", DAY.minusDays(2))).isEqualTo(once);
        assertThat(rules.of("621", "777", DAY.minusDays(1)).known())
                .as("a day on which none holds")
                .isFalse();
        assertThat(rules.of("621", "777", DAY.minusYears(2)).known())
                .as("before all of them")
                .isFalse();
        assertThat(rules.of("621", "778", DAY)).as("the youngest that holds").isEqualTo(replaced);
        assertThat(rules.of("621", "778", DAY.minusDays(1))).isEqualTo(now);
        assertThat(rules.of("623", "777", DAY).known()).as("another document's").isFalse();
    }
}
