package by.pavilion.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationRulesTest {
    private static final Map<String, String> TEXT = Map.of("en", "Milk");
    private static final List<AttributeDefinition> DEFINITIONS = List.of(
            definition("cocoaShare", AttributeType.NUMBER),
            definition("kind", AttributeType.CHOICE),
            definition("sugarFree", AttributeType.FLAG),
            definition("flavour", AttributeType.TEXTS),
            definition("number", AttributeType.TEXT));

    @Test
    void findsNothingWrongWithWhatIsRight() throws JsonProcessingException {
        Presentation presentation = new Presentation(
                List.of(new VariantOption("flavour", TEXT, TEXT), new VariantOption("size", TEXT, TEXT)),
                attributes("""
                        {"cocoaShare":68.5,"kind":"dark","sugarFree":false,"flavour":{"zh-CN":"牛奶","ru":"Молоко"},
                         "number":"РБ-1"}"""),
                List.of(
                        new Medium("https://cdn.example.by/bar@2x.jpg?size=1", MediumKind.IMAGE, TEXT),
                        new Medium("https://xn--80ak6aa92e.com:8443/", MediumKind.VIDEO, Map.of())));

        assertThat(errors(presentation)).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithOptions() {
        Presentation presentation = new Presentation(
                List.of(
                        new VariantOption("flavour", TEXT, Map.of("en", "<b>Milk</b>")),
                        new VariantOption("flavour", Map.of(), Map.of("fr", "Lait")),
                        new VariantOption("", Map.of("ru", "x".repeat(61)), Map.of("ru", " ")),
                        new VariantOption("Not A Code", TEXT, Map.of("ru", "a\u202eb")),
                        new VariantOption("size", TEXT, TEXT),
                        new VariantOption("colour", TEXT, TEXT)),
                Map.of(),
                List.of());

        assertThat(errors(presentation))
                .containsExactlyInAnyOrder(
                        "/options too-many",
                        "/options/0/value/en markup",
                        "/options/1/code repeated",
                        "/options/1/name required",
                        "/options/1/value/fr unknown-language",
                        "/options/2/code required",
                        "/options/2/name/ru too-long",
                        "/options/2/value/ru required",
                        "/options/3/code malformed",
                        "/options/3/value/ru hidden-characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":\"brown\"} | /attributes/colour unknown-attribute",
                "{\"cocoaShare\":\"68\"} | /attributes/cocoaShare wrong-type",
                "{\"cocoaShare\":-1} | /attributes/cocoaShare too-small",
                "{\"cocoaShare\":100.5} | /attributes/cocoaShare too-large",
                "{\"cocoaShare\":1e99} | /attributes/cocoaShare too-large",
                "{\"cocoaShare\":1.0001} | /attributes/cocoaShare too-precise",
                "{\"kind\":\"pink\"} | /attributes/kind unknown-value",
                "{\"kind\":true} | /attributes/kind wrong-type",
                "{\"sugarFree\":\"yes\"} | /attributes/sugarFree wrong-type",
                "{\"flavour\":\"milk\"} | /attributes/flavour wrong-type",
                "{\"flavour\":{}} | /attributes/flavour required",
                "{\"flavour\":{\"en\":\"<script>\"}} | /attributes/flavour/en markup",
                "{\"number\":7} | /attributes/number wrong-type",
                "{\"number\":\"\"} | /attributes/number required",
            })
    void tellsWhatIsWrongWithAnAttribute(String json, String error) throws JsonProcessingException {
        assertThat(errors(new Presentation(List.of(), attributes(json), List.of())))
                .containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"cocoaShare\":1e400}", "{\"cocoaShare\":1e-400}", "{\"kind\":[]}", "{\"flavour\":{\"en\":7}}"
            })
    void takesNothingForAValueThatIsNone(String json) {
        assertThatThrownBy(() -> attributes(json)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', required",
        "http://cdn.example.by/a.jpg, not-https",
        "ftp://cdn.example.by/a.jpg, not-https",
        "javascript:alert(1), not-https",
        "//cdn.example.by/a.jpg, not-https",
        "https://me:secret@cdn.example.by/a.jpg, credentials-in-url",
        "https://me@cdn.example.by/a.jpg, credentials-in-url",
        "https://localhost/a.jpg, private-host",
        "https://intranet/a.jpg, private-host",
        "https://shop.internal/a.jpg, private-host",
        "https://printer.local/a.jpg, private-host",
        "https://10.0.0.1/a.jpg, private-host",
        "https://127.1/a.jpg, private-host",
        "https://2130706433/a.jpg, private-host",
        "https://0x7f.1/a.jpg, private-host",
        "https://[::1]/a.jpg, private-host",
        "https://cdn.example.by./a.jpg, private-host",
        "https:///a.jpg, private-host",
        "https://cdn.example.by/a b.jpg, malformed",
        "https://cdn.example.by\\@evil.example/a.jpg, malformed",
    })
    void refusesAddressesThatAreNotForEverybody(String url, String reason) {
        Presentation presentation =
                new Presentation(List.of(), Map.of(), List.of(new Medium(url, MediumKind.IMAGE, TEXT)));

        assertThat(errors(presentation)).containsExactly("/media/0/url " + reason);
    }

    @Test
    void tellsWhatIsWrongWithMedia() {
        String url = "https://cdn.example.by/a.jpg";
        Presentation presentation = new Presentation(
                List.of(),
                Map.of(),
                List.of(
                        new Medium(url, MediumKind.IMAGE, Map.of()),
                        new Medium(url, MediumKind.DOCUMENT, Map.of("en", "x".repeat(251))),
                        new Medium(url + "?" + "x".repeat(2_000), MediumKind.VIDEO, Map.of())));

        assertThat(errors(presentation))
                .containsExactlyInAnyOrder(
                        "/media/0/alternativeText required",
                        "/media/1/url repeated",
                        "/media/1/alternativeText/en too-long",
                        "/media/2/url too-long");
        assertThat(errors(new Presentation(
                        List.of(),
                        Map.of(),
                        IntStream.range(0, 21)
                                .mapToObj(number -> new Medium(url + number, MediumKind.VIDEO, Map.of()))
                                .toList())))
                .containsExactly("/media too-many");
    }

    @Test
    void readsWhatItHasWritten() throws JsonProcessingException {
        Presentation presentation = new Presentation(
                List.of(new VariantOption("flavour", TEXT, TEXT)),
                attributes(
                        "{\"cocoaShare\":68.50,\"kind\":\"dark\",\"sugarFree\":true,\"flavour\":{\"ru\":\"Молоко\"}}"),
                List.of(new Medium("https://cdn.example.by/a.jpg", MediumKind.IMAGE, TEXT)));

        String json = CatalogJson.print(presentation);

        assertThat(CatalogJson.read(json, new TypeReference<Presentation>() {})).isEqualTo(presentation);
        assertThat(json).contains("\"cocoaShare\":68.5,");
    }

    private static Map<String, AttributeValue> attributes(String json) throws JsonProcessingException {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readValue(json, new TypeReference<>() {});
    }

    private static AttributeDefinition definition(String code, AttributeType type) {
        return new AttributeDefinition(
                code,
                type,
                Optional.empty(),
                false,
                false,
                Optional.of(BigDecimal.ZERO),
                Optional.of(BigDecimal.valueOf(100)),
                Map.of("en", code),
                type == AttributeType.CHOICE
                        ? List.of(new AttributeDefinition.Choice("dark", Map.of("en", "Dark")))
                        : Collections.emptyList());
    }

    private static List<String> errors(Presentation presentation) {
        Findings found = new Findings();
        PresentationRules rules = new PresentationRules(presentation, found);
        rules.checkOptions();
        rules.checkMedia();
        rules.checkAttributes(DEFINITIONS);
        return found.all().stream()
                .map(error -> error.pointer() + " " + error.reason())
                .toList();
    }
}
