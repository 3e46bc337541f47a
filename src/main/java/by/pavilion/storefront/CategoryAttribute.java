package by.pavilion.storefront;

import by.pavilion.catalog.AttributeDefinition;
import by.pavilion.catalog.AttributeType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What listings of a category can say, on the wire. */
record CategoryAttribute(
        String code,
        String name,
        AttributeType type,
        @Nullable String unit,
        boolean required,
        boolean facet,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<ChoiceItem> choices) {

    /** One of the values that a choice can have. */
    record ChoiceItem(String code, String name) {}

    static CategoryAttribute of(AttributeDefinition definition, String language) {
        return new CategoryAttribute(
                definition.code(),
                Presented.text(definition.names(), language).orElse(definition.code()),
                definition.type(),
                definition.unit().orElse(null),
                definition.required(),
                definition.facet(),
                definition.min().orElse(null),
                definition.max().orElse(null),
                definition.choices().stream()
                        .map(choice -> new ChoiceItem(
                                choice.code(),
                                Presented.text(choice.names(), language).orElse(choice.code())))
                        .toList());
    }
}
