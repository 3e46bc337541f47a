package by.pavilion.logistics;

import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places that may be named to everybody: those of our own table, by their code or by one of their names. */
@ApplicationScoped
class KnownPlaces {
    private final Remembered<Map<String, Location>> places;

    KnownPlaces(PlaceStore store, Clock clock) {
        this.places = new Remembered<>(store::all, clock);
    }

    /** The place in our words; of one that we do not know only what is a code. */
    Location shown(Location told) {
        Location known = find(told.unlocode());
        if (known == null) {
            Location named = find(told.name());
            known = named != null && (told.country() == null || told.country().equals(named.country())) ? named : null;
        }
        return known == null ? new Location(null, told.country(), told.unlocode()) : known;
    }

    private @Nullable Location find(@Nullable String word) {
        return word == null ? null : places.value().get(key(word));
    }

    static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
