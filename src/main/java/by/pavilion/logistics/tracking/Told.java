package by.pavilion.logistics.tracking;

import by.pavilion.logistics.Sighting;
import org.jspecify.annotations.Nullable;

/** A thing that was told of something that moves. */
public record Told(Subject subject, Sighting sighting) {

    /** What it was told of. */
    public sealed interface Subject {
        /** Its number. */
        String number();
    }

    /**
     * A parcel by the number that a carrier gave it.
     *
     * @param carrier needed only where two carriers have given the same number
     */
    public record Parcel(String number, @Nullable String carrier) implements Subject {}

    /** A container by its number of ISO 6346: it is told of every parcel inside. */
    public record Container(String number) implements Subject {}

    /** A railway wagon: it is told of every parcel in the containers on it. */
    public record Wagon(String number) implements Subject {}
}
