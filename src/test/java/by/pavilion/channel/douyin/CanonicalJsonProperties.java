package by.pavilion.channel.douyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.channel.IncomingMessage;
import by.pavilion.channel.SignMethod;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CanonicalJsonProperties {
    private static final String APP_KEY = "7123456789012345678";
    private static final String SECRET = "00000000-1111-2222-3333-444444444444";

    @Property(tries = 300)
    void isStableAndParsesBackEqual(@ForAll("objects") Map<String, Object> parameters) throws IOException {
        String text = CanonicalJson.of(parameters);
        JsonNode parsed = DouyinJson.READER.readTree(text);

        assertThat(CanonicalJson.of(parsed)).isEqualTo(text);
        assertThat(plain(parsed)).isEqualTo(normal(parameters));
    }

    @Property(tries = 300)
    void isSortedAtEachDepthWithoutSpaceOrNull(@ForAll("objects") Map<String, Object> parameters) throws IOException {
        JsonNode parsed = DouyinJson.READER.readTree(CanonicalJson.of(parameters));

        assertThat(parsed.toString()).isEqualTo(CanonicalJson.of(parameters));
        assertSorted(parsed);
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrderOfNames(@ForAll("objects") Map<String, Object> parameters) {
        Map<String, Object> backwards = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(parameters.keySet());
        for (int index = names.size() - 1; index >= 0; index--) {
            backwards.put(names.get(index), parameters.get(names.get(index)));
        }

        assertThat(CanonicalJson.of(backwards)).isEqualTo(CanonicalJson.of(parameters));
    }

    @Example
    void writesTextAsItIs() {
        assertThat(CanonicalJson.of(Map.of("t", "&<>='/ô汉😀\u2028\u2029\ud83d")))
                .isEqualTo("{\"t\":\"&<>='/ô汉😀\"}");
    }

    @Example
    void writesNumbersExactly() {
        Map<String, Object> numbers = new TreeMap<>();
        numbers.put("id", 6_900_000_000_000_000_001L);
        numbers.put("larger", new BigInteger("99999999999999999999"));
        numbers.put("whole", new BigDecimal("1.0"));
        numbers.put("thousand", new BigDecimal("1E+3"));
        numbers.put("part", new BigDecimal("0.50"));
        numbers.put("zero", 0);

        assertThat(CanonicalJson.of(numbers))
                .isEqualTo("{\"id\":6900000000000000001,\"larger\":99999999999999999999,\"part\":0.5,"
                        + "\"thousand\":1000,\"whole\":1,\"zero\":0}");
    }

    @Example
    void refusesNumbersThatWouldFillTheMemory() {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", new BigDecimal("1E+999999999"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void isAnEmptyObjectWithoutParameters() {
        assertThat(CanonicalJson.of(Map.of())).isEqualTo("{}");
    }

    @Property(tries = 200)
    void aCallsSignatureNoticesEveryFlippedCharacter(
            @ForAll("objects") Map<String, Object> parameters,
            @ForAll SignMethod method,
            @ForAll @IntRange(max = 10_000) int place) {
        String text = CanonicalJson.of(parameters);
        StringBuilder flipped = new StringBuilder(text);
        int at = place % text.length();
        flipped.setCharAt(at, (char) (text.charAt(at) ^ 1));
        String signature = DouyinSignature.ofCall(method, APP_KEY, SECRET, "order.searchList", text, "1750000000");

        assertThat(signature)
                .isEqualTo(DouyinSignature.ofCall(method, APP_KEY, SECRET, "order.searchList", text, "1750000000"))
                .isNotEqualTo(DouyinSignature.ofCall(
                        method, APP_KEY, SECRET, "order.searchList", flipped.toString(), "1750000000"))
                .isNotEqualTo(DouyinSignature.ofCall(method, APP_KEY, SECRET, "order.searchlist", text, "1750000000"))
                .isNotEqualTo(DouyinSignature.ofCall(method, APP_KEY, SECRET, "order.searchList", text, "1750000001"));
    }

    @Property(tries = 200)
    void aMessageIsGenuineAsSignedAndWithNoFlippedBit(
            @ForAll @Size(min = 1, max = 200) byte[] body,
            @ForAll SignMethod method,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 7) int bit) {
        DouyinMessages messages = new DouyinMessages();
        String signature = DouyinSignature.ofMessage(method, APP_KEY, SECRET, body);
        byte[] flipped = body.clone();
        flipped[place % body.length] ^= (byte) (1 << bit);

        assertThat(messages.isGenuine(message(signature, body), APP_KEY, SECRET, method))
                .isTrue();
        assertThat(messages.isGenuine(message(signature, flipped), APP_KEY, SECRET, method))
                .isFalse();
        assertThat(messages.isGenuine(message(signature, body), APP_KEY, SECRET + "x", method))
                .isFalse();
        assertThat(messages.isGenuine(message(signature, body), APP_KEY + "1", SECRET, method))
                .isFalse();
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return object(3);
    }

    private static Arbitrary<Map<String, Object>> object(int depth) {
        return Arbitraries.maps(texts(), value(depth)).ofMaxSize(4);
    }

    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigIntegers()
                        .between(BigInteger.ZERO, BigInteger.TEN.pow(25))
                        .asGeneric(),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                        .ofScale(4)
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.oneOf(
                leaf,
                object(depth - 1).asGeneric(),
                value(depth - 1).list().ofMaxSize(3).asGeneric());
    }

    /** Texts as buyers and merchants write them: any character but those that canonical texts leave out. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of("aZ09 _-&<>='/\\\"\t\n\u0001\u007f白俄罗斯ôe\u0301\ufffd𠮷😀"
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList())
                .list()
                .ofMaxSize(6)
                .map(characters -> String.join("", characters));
    }

    private static IncomingMessage message(String signature, byte[] body) {
        return new IncomingMessage(Map.of("app-id", APP_KEY, "event-sign", signature), body);
    }

    private static void assertSorted(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertThat(names).isSorted();
        node.forEach(CanonicalJsonProperties::assertSorted);
    }

    /** A tree as plain Java values whose numbers compare by value. */
    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros();
        }
        return node.isBoolean() ? node.booleanValue() : node.textValue();
    }

    private static Object normal(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new TreeMap<>();
            map.forEach((name, member) -> members.put((String) name, normal(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalJsonProperties::normal).toList();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    @Example
    void dropsNulls() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("kept", "");
        parameters.put("dropped", null);

        assertThat(CanonicalJson.of(parameters)).isEqualTo("{\"kept\":\"\"}");
        assertThat(CanonicalJson.of(parameters).getBytes(StandardCharsets.UTF_8))
                .hasSize(11);
    }
}
