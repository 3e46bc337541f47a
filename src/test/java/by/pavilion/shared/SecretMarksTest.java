package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretMarksTest {
    private static final byte[] FIRST = "the first key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "the second key".getBytes(StandardCharsets.UTF_8);

    private final String setting = "test." + UUID.randomUUID();

    @Inject
    SecretMarks marks;

    @Test
    void letsAReplicaWithTheSameKeyStart() {
        marks.require(setting, Map.of("1", FIRST));

        assertThatCode(() -> marks.require(setting, Map.of("1", FIRST))).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherKeyUnderTheSameName() {
        marks.require(setting, Map.of("1", FIRST));

        assertThatThrownBy(() -> marks.require(setting, Map.of("1", SECOND)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(setting + ": key 1 is not the one");
    }

    @Test
    void refusesKeysThatOpenNothingOfWhatIsThere() {
        marks.require(setting, Map.of("1", FIRST));

        assertThatThrownBy(() -> marks.require(setting, Map.of("2", SECOND)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(setting + ": none of its keys");
        assertThatCode(() -> marks.require(setting, Map.of("2", FIRST, "1", FIRST)))
                .as("the refused key has left no mark")
                .doesNotThrowAnyException();
    }

    @Test
    void letsAKeyBeRotated() {
        marks.require(setting, Map.of("1", FIRST));

        marks.require(setting, Map.of("2", SECOND, "1", FIRST));

        assertThatCode(() -> marks.require(setting, Map.of("2", SECOND))).doesNotThrowAnyException();
    }
}
