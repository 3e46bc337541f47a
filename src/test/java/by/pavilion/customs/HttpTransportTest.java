package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.customs.SingleWindow.WaitingEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the single window's answers are read as, whole or not. */
class HttpTransportTest {
    private static final String ONE = "{\"id\":\"1\",\"dxpMsg\":\"PGEvPg==\"}";
    private static final String TWO = "{\"more\":{\"items\":[]},\"dxpMsg\":\"PGIvPg==\",\"id\":2}";

    @Test
    void readsAllItemsOfAWholeAnswerWhateverElseItSays() throws Exception {
        List<WaitingEnvelope> read =
                read("{\"next\":[{\"id\":9}],\"items\":[" + ONE + "," + TWO + "],\"left\":0}", false);

        assertThat(read)
                .extracting(WaitingEnvelope::id, HttpTransportTest::text)
                .containsExactly(tuple("1", "<a/>"), tuple("2", "<b/>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\":[]}", "{\"items\":{\"id\":\"1\"}}", "[]", ""})
    void anAnswerWithoutItemsBringsNothing(String answer) throws Exception {
        assertThat(read(answer, false)).isEmpty();
    }

    @Test
    void anItemThatIsNoEnvelopeKeepsNoneOfThoseBehindItWaiting() throws Exception {
        assertThat(read("{\"items\":[null,5,{\"id\":null,\"dxpMsg\":null}," + ONE + "]}", false))
                .extracting(WaitingEnvelope::id, HttpTransportTest::text)
                .containsExactly(tuple("", ""), tuple("", ""), tuple("", ""), tuple("1", "<a/>"));
    }

    @Test
    void takesTheEnvelopesBeforeOneThatDoesNotEnd() throws Exception {
        String answer = "{\"items\":[" + ONE + "," + TWO + ",{\"id\":\"3\",\"dxpMsg\":\"PGMv";

        assertThat(read(answer, true)).extracting(WaitingEnvelope::id).containsExactly("1", "2");
        assertThat(read(answer, false)).extracting(WaitingEnvelope::id).containsExactly("1", "2");
    }

    @Test
    void readsTheBeginningOfAFirstEnvelopeThatIsTooLong() throws Exception {
        assertThat(read("{ \"items\": [ {\"id\": 7, \"dxpMsg\" : \"PGMvPGMvPG", true))
                .extracting(WaitingEnvelope::id, HttpTransportTest::text)
                .containsExactly(tuple("7", "<c/<c/"));
    }

    @Test
    void acknowledgesNothingThatWasCutOffOnItsWay() {
        assertThatThrownBy(() -> read("{\"items\":[{\"id\":\"3\",\"dxpMsg\":\"PGMv", false))
                .isInstanceOf(FirmUnavailable.class)
                .hasMessage("the single window's receipts cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"dxpMsg\":\"PGMv",
                "{\"items\":[{\"id\":\"3",
                "{\"items\":[",
                "{\"items",
                "<html>",
                "{\"items\":[{\"id\":null,\"dxpMsg\":\"PGMv"
            })
    void cannotTellOfAnEnvelopeWithoutItsNumber(String answer) {
        assertThatThrownBy(() -> read(answer, true)).isInstanceOf(FirmUnavailable.class);
    }

    private static List<WaitingEnvelope> read(String answer, boolean cut) throws FirmUnavailable {
        return HttpTransport.envelopes(answer.getBytes(StandardCharsets.UTF_8), cut);
    }

    private static String text(WaitingEnvelope envelope) {
        return new String(envelope.envelope(), StandardCharsets.UTF_8);
    }
}
