package by.pavilion.storefront.rest;

import by.pavilion.shared.rest.Plain;
import by.pavilion.storefront.PageText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A page's picture, on the wire. */
record ImageBody(
        @NotNull
        @Size(max = 2000)
        @Pattern(regexp = "https://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?", message = "malformed")
        String url,

        @NotBlank @Size(max = 250) @Plain String alternativeText) {

    static ImageBody of(PageText.Picture image) {
        return new ImageBody(image.url(), image.alternativeText());
    }

    PageText.Picture toPicture() {
        return new PageText.Picture(url, alternativeText);
    }
}
