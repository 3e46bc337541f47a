package by.pavilion.logistics;

import by.pavilion.shared.PlainText;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place as whoever tells of it names it.
 *
 * @param country two letters of ISO 3166
 * @param unlocode five characters of UN/LOCODE
 */
public record Location(
        @Nullable String name,
        @Nullable String country,
        @Nullable String unlocode) {

    @JsonCreator
    public Location {
        name = name == null ? null : PlainText.withoutControls(name);
    }

    /** A place without a code. */
    public Location(@Nullable String name, @Nullable String country) {
        this(name, country, null);
    }

    /** Its country, which its code begins with where only that was told. */
    public Optional<String> knownCountry() {
        return Optional.ofNullable(country)
                .or(() -> Optional.ofNullable(unlocode).map(code -> code.substring(0, 2)));
    }
}
