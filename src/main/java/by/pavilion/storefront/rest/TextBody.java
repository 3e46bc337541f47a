package by.pavilion.storefront.rest;

import by.pavilion.shared.rest.Plain;
import by.pavilion.storefront.PageText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a page says in one language, on the wire. */
record TextBody(
        @NotBlank @Size(max = 200) @Plain String title,
        @Nullable @Size(max = 5000) @Plain String description,
        @Nullable @Valid ImageBody image) {
    static final String LANGUAGES = "zh-CN|ru|be|en";

    static Map<String, PageText> toTexts(Map<String, TextBody> bodies) {
        Map<String, PageText> texts = new TreeMap<>();
        bodies.forEach((language, body) -> texts.put(language, body.toText()));
        return texts;
    }

    static Map<String, TextBody> of(Map<String, PageText> texts) {
        Map<String, TextBody> bodies = new TreeMap<>();
        texts.forEach((language, text) -> bodies.put(language, of(text)));
        return bodies;
    }

    private PageText toText() {
        return new PageText(title, description, image == null ? null : image.toPicture());
    }

    private static TextBody of(PageText text) {
        PageText.Picture image = text.image();
        return new TextBody(text.title(), text.description(), image == null ? null : ImageBody.of(image));
    }
}
