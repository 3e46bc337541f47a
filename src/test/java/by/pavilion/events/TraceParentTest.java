package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, 00",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff, 01", // flags that nobody has defined
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-02, 00",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-10, 00",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 01", // later versions may say more
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like, 01",
    })
    void isReadAsTheFirstVersion(String sent, String flags) {
        assertThat(TraceParent.parse(sent)).contains("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-" + flags);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b:-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
                "00-4bf92f3577b34da6a3ce929d0e0e4736000f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7001",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nx: y",
            })
    void whatIsNoneSaysNothing(String sent) {
        assertThat(TraceParent.parse(sent)).isEmpty();
        assertThat(TraceParent.parse("cc" + GIVEN.substring(2) + "-" + "x".repeat(500)))
                .isEmpty();
    }

    @Test
    void whatIsMadeIsOneTraceForEachBusinessTransactionAndAStepForEachEvent() {
        String first = TraceParent.made("evt_0SBRC6SJ3ZYSR", 1);
        String second = TraceParent.made("evt_0SBRC6SJ3ZYSR", 2);

        assertThat(TraceParent.parse(first)).contains(first);
        assertThat(first).endsWith("-0000000000000001-00");
        assertThat(second.substring(0, 35)).isEqualTo(first.substring(0, 35));
        assertThat(second).isNotEqualTo(first);
        assertThat(TraceParent.made("evt_0SBRC6SJ3ZYSS", 1).substring(0, 35)).isNotEqualTo(first.substring(0, 35));
    }

    @Test
    void whatWouldBeMadeAnywayIsNotHandedOn() {
        assertThat(TraceParent.handedOn(GIVEN, "evt_0SBRC6SJ3ZYSR")).contains(GIVEN);
        assertThat(TraceParent.handedOn(TraceParent.made("evt_0SBRC6SJ3ZYSR", 1), "evt_0SBRC6SJ3ZYSR"))
                .isEmpty();
        assertThat(TraceParent.handedOn(null, "evt_0SBRC6SJ3ZYSR")).isEqualTo(Optional.empty());
    }
}
