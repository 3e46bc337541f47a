package by.pavilion.storefront;

/**
 * The rows of products by their ids, for lists that find many: nearly always at the first look. It has no objects that would
 * have to be fetched from all over the memory. It never changes.
 */
final class RowsById {
    /** 2^64 by the golden ratio: spreads numbers that come one after the other (Knuth, volume 3, 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] ids;

    /** Rows, counted from 1; 0 where none is. At least half of the places are empty. */
    private final int[] places;

    private final int shift;

    /** @param ids by rows, each another; nobody may change them */
    RowsById(long[] ids) {
        this.ids = ids;
        this.places = new int[Integer.highestOneBit(Math.max(1, ids.length)) * 4];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(places.length);
        for (int row = 0; row < ids.length; row++) {
            int place = first(ids[row]);
            while (places[place] != 0) {
                place = next(place);
            }
            places[place] = row + 1;
        }
    }

    /** The row of a product, or -1 when there is none. */
    int row(long id) {
        int place = first(id);
        while (places[place] != 0) {
            int row = places[place] - 1;
            if (ids[row] == id) {
                return row;
            }
            place = next(place);
        }
        return -1;
    }

    private int first(long id) {
        return (int) ((id * SPREAD) >>> shift);
    }

    private int next(int place) {
        return (place + 1) & (places.length - 1);
    }
}
