package by.pavilion.storefront;

import by.pavilion.catalog.AttributeDefinition;
import by.pavilion.catalog.AttributeType;
import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.MediumKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Options, attributes and media of a variant as its reader sees them, on the wire. */
final class Presented {
    private static final Map<String, String> YES = Map.of("zh-CN", "是", "ru", "да", "be", "так", "en", "yes");
    private static final Map<String, String> NO = Map.of("zh-CN", "否", "ru", "нет", "be", "не", "en", "no");

    private Presented() {}

    /** In what the variant differs from others. */
    record Option(String code, String name, String value) {}

    /** What is said of it beside its texts; a unit belongs behind the value. */
    record Attribute(
            String code,
            String name,
            String value,
            @Nullable String unit) {}

    /** A picture, film or document by reference. */
    record Media(String url, String kind, @Nullable String alternativeText) {}

    /** What a product is shown by where there is room for one picture. */
    record Picture(String url, @Nullable String alternativeText) {}

    /** The first picture of the first variant that has one. */
    static Optional<Picture> picture(Product product, String language) {
        return product.variants().stream()
                .flatMap(variant -> variant.listing().presentation().media().stream())
                .filter(medium -> medium.kind() == MediumKind.IMAGE)
                .findFirst()
                .map(medium -> new Picture(
                        medium.url(), text(medium.alternativeText(), language).orElse(null)));
    }

    static List<Option> options(Listing listing, String language) {
        return listing.presentation().options().stream()
                .map(option -> new Option(
                        option.code(),
                        text(option.name(), language).orElse(option.code()),
                        text(option.value(), language).orElse("")))
                .toList();
    }

    /** In the order of their definitions. */
    static List<Attribute> attributes(Listing listing, String language, CategoryTree categories) {
        Map<String, AttributeValue> values = listing.presentation().attributes();
        return values.isEmpty()
                ? List.of()
                : categories.attributesOf(listing.category()).stream()
                        .flatMap(definition -> Stream.ofNullable(values.get(definition.code()))
                                .map(value -> new Attribute(
                                        definition.code(),
                                        text(definition.names(), language).orElse(definition.code()),
                                        print(definition, value, language),
                                        definition.unit().orElse(null))))
                        .toList();
    }

    static List<Media> media(Listing listing, String language) {
        return listing.presentation().media().stream()
                .map(medium -> new Media(
                        medium.url(),
                        medium.kind().name(),
                        text(medium.alternativeText(), language).orElse(null)))
                .toList();
    }

    /** What a listing can be found by beside its texts, in every language. */
    static List<String> words(Listing listing, List<AttributeDefinition> definitions) {
        List<String> words = new ArrayList<>();
        listing.presentation()
                .options()
                .forEach(option -> words.addAll(option.value().values()));
        Map<String, AttributeValue> values = listing.presentation().attributes();
        for (AttributeDefinition definition : values.isEmpty() ? List.<AttributeDefinition>of() : definitions) {
            AttributeValue value = values.get(definition.code());
            if (value instanceof AttributeValue.Text text) {
                words.addAll(definition
                        .choice(text.value())
                        .<Collection<String>>map(choice -> choice.names().values())
                        .orElse(Set.of(text.value())));
            } else if (value instanceof AttributeValue.Texts texts) {
                words.addAll(texts.value().values());
            } else if (value instanceof AttributeValue.Flag flag && flag.value()) {
                words.addAll(definition.names().values());
            }
        }
        return words;
    }

    /** The text for a reader of this language, in the nearest language that has one. */
    static Optional<String> text(Map<String, String> texts, String language) {
        return Listing.fallbacks(language).stream()
                .flatMap(candidate -> Stream.ofNullable(texts.get(candidate)))
                .findFirst();
    }

    /** The name of a value that lists are narrowed by. */
    static String choice(AttributeDefinition definition, String value, String language) {
        Map<String, String> names = definition.type() == AttributeType.FLAG
                ? value.equals("true") ? YES : NO
                : definition
                        .choice(value)
                        .map(AttributeDefinition.Choice::names)
                        .orElse(Map.of());
        return text(names, language).orElse(value);
    }

    private static String print(AttributeDefinition definition, AttributeValue value, String language) {
        if (value instanceof AttributeValue.Text text) {
            return choice(definition, text.value(), language);
        }
        if (value instanceof AttributeValue.Amount amount) {
            return amount.value().toPlainString();
        }
        if (value instanceof AttributeValue.Flag flag) {
            return choice(definition, String.valueOf(flag.value()), language);
        }
        return value instanceof AttributeValue.Texts texts
                ? text(texts.value(), language).orElse("")
                : "";
    }
}
