package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JdSignatureProperties {
    private static final String SECRET = "demoSecret";

    @Property(tries = 300)
    void isTheSameForTheSame(@ForAll("parameters") Map<String, String> parameters) {
        assertThat(JdSignature.of(SECRET, new HashMap<>(parameters)))
                .isEqualTo(JdSignature.of(SECRET, parameters))
                .matches("[0-9A-F]{32}");
    }

    @Property(tries = 300)
    void failsOnAnyFlippedByte(
            @ForAll("parameters") Map<String, String> parameters,
            @ForAll @IntRange(max = 1000) int place,
            @ForAll @IntRange(min = 1, max = 127) int flip) {
        Map<String, String> changed = new HashMap<>(parameters);
        String name = parameters.keySet().iterator().next();
        changed.compute(name, (same, value) -> flipped(value, place, flip));

        if (!changed.equals(parameters) && !JdSignature.isFile(String.valueOf(changed.get(name)))) {
            assertThat(JdSignature.of(SECRET, changed)).isNotEqualTo(JdSignature.of(SECRET, parameters));
        }
    }

    @Property(tries = 100)
    void failsWithAnotherSecret(@ForAll("parameters") Map<String, String> parameters) {
        assertThat(JdSignature.of("demoSecreT", parameters)).isNotEqualTo(JdSignature.of(SECRET, parameters));
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abcdefXYZ0123_-")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> values = Arbitraries.strings()
                .withChars("abc{}\":,0123白俄罗斯 &<>=+/é")
                .ofMinLength(1)
                .ofMaxLength(60);
        return Arbitraries.maps(names, values).ofMinSize(1).ofMaxSize(6);
    }

    /** Bytes of a text that are still a text: a broken one would be read as the same sign for every fault. */
    private static String flipped(String value, int place, int flip) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int index = place % bytes.length;
        if (bytes[index] > 0) {
            bytes[index] ^= (byte) flip;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
