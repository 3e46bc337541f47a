package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.AttributeType;
import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.Medium;
import by.pavilion.catalog.MediumKind;
import by.pavilion.catalog.Presentation;
import by.pavilion.catalog.VariantOption;
import by.pavilion.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationColumnsTest {
    private static final Map<String, AttributeType> TYPES = Map.of(
            "cocoaShare", AttributeType.NUMBER,
            "sugarFree", AttributeType.FLAG,
            "chocolateKind", AttributeType.CHOICE,
            "registration", AttributeType.TEXT,
            "flavour", AttributeType.TEXTS);

    private static final VariantOption SIZE =
            new VariantOption("size", Map.of("zh-CN", "规格", "en", "Size"), Map.of("zh-CN", "90克", "en", "90 g"));
    private static final VariantOption FLAVOUR =
            new VariantOption("flavour", Map.of("en", "Flavour"), Map.of("en", "Dark"));
    private static final Medium PICTURE =
            new Medium("https://cdn.example.com/1.jpg", MediumKind.IMAGE, Map.of("zh-CN", "图", "en", "A bar"));
    private static final Medium FILM = new Medium("https://cdn.example.com/2.mp4", MediumKind.VIDEO, Map.of());

    private static final Presentation ALL = new Presentation(
            List.of(SIZE, FLAVOUR),
            Map.of(
                    "cocoaShare", new AttributeValue.Amount(new BigDecimal("68.5")),
                    "sugarFree", new AttributeValue.Flag(true),
                    "chocolateKind", new AttributeValue.Text("dark"),
                    "registration", new AttributeValue.Text("0042"),
                    "flavour", new AttributeValue.Texts(Map.of("zh-CN", "黑", "be", "Чорны"))),
            List.of(PICTURE, FILM));

    private final List<FieldError> errors = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "options",
                "option.size.zh",
                "option.size.name.be",
                "option.name.en",
                "attribute.cocoaShare",
                "attribute.flavour.ru",
                "media.1.url",
                "media.20.kind",
                "media.3.alternative.zh"
            })
    void knowsItsColumns(String column) {
        assertThat(PresentationColumns.isColumn(column, TYPES)).isTrue();
        assertThat(Columns.errorsInHeader(List.of("sku", column), TYPES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "option",
                "option.size",
                "option.size.de",
                "option.size.name",
                "option.Size.zh",
                "attribute.unknown",
                "attribute.cocoaShare.zh",
                "attribute.flavour",
                "media.0.url",
                "media.21.url",
                "media.01.url",
                "media.1.alternative",
                "media.1.title"
            })
    void refusesOthers(String column) {
        assertThat(Columns.errorsInHeader(List.of("sku", column), TYPES))
                .containsExactly(FieldError.of(column, "unknown-column"));
    }

    @Test
    void whatIsPrintedIsReadAsItWas() {
        assertThat(over(PresentationColumns.cells(ALL), Presentation.NONE)).isEqualTo(ALL);
        assertThat(over(PresentationColumns.cells(ALL), ALL)).isEqualTo(ALL);
        assertThat(errors).isEmpty();
    }

    @Test
    void aListingWithoutWhatOthersHaveStaysWithoutIt() {
        PresentationColumns.Needed needed = new PresentationColumns.Needed();
        needed.by(ALL);
        Map<String, String> empty = new HashMap<>();
        needed.inOrder().forEach(column -> empty.put(column, ""));

        assertThat(over(empty, Presentation.NONE)).isEqualTo(Presentation.NONE);
        assertThat(over(empty, ALL)).as("empty cells take away").isEqualTo(Presentation.NONE);
        assertThat(needed.inOrder())
                .startsWith("option.flavour.en")
                .endsWith("media.1.url", "media.2.kind", "media.2.url")
                .contains("options", "attribute.cocoaShare", "attribute.flavour.be");
    }

    @Test
    void whatAFileHasNoColumnForStays() {
        Map<String, String> some = Map.of(
                "option.size.en", "100 g",
                "attribute.cocoaShare", "70",
                "attribute.flavour.en", "Dark",
                "media.2.alternative.ru", "Фильм");

        assertThat(over(some, ALL))
                .isEqualTo(new Presentation(
                        List.of(new VariantOption("size", SIZE.name(), Map.of("zh-CN", "90克", "en", "100 g")), FLAVOUR),
                        Map.of(
                                "cocoaShare", new AttributeValue.Amount(new BigDecimal("70")),
                                "sugarFree", new AttributeValue.Flag(true),
                                "chocolateKind", new AttributeValue.Text("dark"),
                                "registration", new AttributeValue.Text("0042"),
                                "flavour", new AttributeValue.Texts(Map.of("zh-CN", "黑", "be", "Чорны", "en", "Dark"))),
                        List.of(PICTURE, new Medium(FILM.url(), MediumKind.VIDEO, Map.of("ru", "Фильм")))));
        assertThat(over(Map.of("options", "flavour"), ALL).options()).containsExactly(FLAVOUR, SIZE);
        assertThat(over(Map.of(), ALL)).isEqualTo(ALL);
    }

    @Test
    void tellsWhichCellsCannotBeRead() {
        over(
                Map.of(
                        "attribute.cocoaShare", "much",
                        "attribute.sugarFree", "perhaps",
                        "media.1.kind", "sculpture"),
                Presentation.NONE);

        assertThat(errors)
                .containsExactlyInAnyOrder(
                        FieldError.of("attribute.cocoaShare", "malformed"),
                        new FieldError("attribute.sugarFree", "unknown-value", Map.of("allowed", "true, false")),
                        new FieldError("media.1.kind", "unknown-value", Map.of("allowed", "image, video, document")));
    }

    @Test
    void leadsFromAPlaceInTheListingToItsColumn() {
        Map<String, String> cells = new HashMap<>(PresentationColumns.cells(ALL));
        cells.put("media.1.url", "");
        cells.put("media.1.kind", "");
        cells.put("media.1.alternative.zh", "");
        cells.put("media.1.alternative.en", "");
        PresentationCells row = new PresentationCells(columns(cells), cells, errors);
        Presentation read = row.over(Presentation.NONE);

        assertThat(read.media()).containsExactly(FILM);
        assertThat(row.column("/media/0/url")).contains("media.2.url");
        assertThat(row.column("/options/0/value/zh-CN")).contains("option.size.zh");
        assertThat(row.column("/options/1/name/en")).contains("option.flavour.name.en");
        assertThat(row.column("/options/1/value")).contains("option.flavour.en");
        assertThat(row.column("/options")).contains("options");
        assertThat(row.column("/attributes/cocoaShare")).contains("attribute.cocoaShare");
        assertThat(row.column("/attributes/flavour/be")).contains("attribute.flavour.be");
        assertThat(row.column("/price/amount")).isEmpty();
    }

    private Presentation over(Map<String, String> cells, Presentation before) {
        return new PresentationCells(columns(cells), cells, errors).over(before);
    }

    private static PresentationColumns columns(Map<String, String> cells) {
        return PresentationColumns.in(List.copyOf(cells.keySet()), TYPES);
    }
}
