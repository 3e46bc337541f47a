package by.pavilion.logistics.consolidation;

/** Weight and volume, of what is loaded or of what there is room for. */
public record Load(long weightGrams, long volumeCm3) {
    static final Load NONE = new Load(0, 0);

    Load plus(Load other) {
        return new Load(Math.addExact(weightGrams, other.weightGrams), Math.addExact(volumeCm3, other.volumeCm3));
    }

    Load minus(Load other) {
        return new Load(weightGrams - other.weightGrams, volumeCm3 - other.volumeCm3);
    }

    boolean fitsInto(Load room) {
        return weightGrams <= room.weightGrams && volumeCm3 <= room.volumeCm3;
    }
}
