package by.pavilion.storefront.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The products that match, in no order, and how exactly the words had to be taken to find them. A search can match all there
 * is, so this is as small as it can be.
 */
public final class Matches {
    /** What each of them takes. */
    static final int BYTES_OF_EACH = Long.BYTES + Integer.BYTES;

    private final Strictness strictness;
    private final long[] ids;
    private final int[] scores;

    Matches(Strictness strictness, long[] ids, int[] scores) {
        this.strictness = strictness;
        this.ids = ids;
        this.scores = scores;
    }

    static Matches none(Strictness strictness) {
        return new Matches(strictness, new long[0], new int[0]);
    }

    public Strictness strictness() {
        return strictness;
    }

    public int size() {
        return ids.length;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    /** The product at a place from 0 on. */
    public long id(int place) {
        return ids[place];
    }

    /** How well that product matches: depends on it and the words alone. */
    public int score(int place) {
        return scores[place];
    }

    public List<Long> ids() {
        return Arrays.stream(ids).boxed().toList();
    }

    /** Those of them that are also among others. */
    public Matches among(LongPredicate others) {
        Gathered gathered = new Gathered();
        for (int place = 0; place < ids.length; place++) {
            if (others.test(ids[place])) {
                gathered.add(ids[place], scores[place]);
            }
        }
        return gathered.as(strictness);
    }

    @Override
    public String toString() {
        return strictness + " " + Arrays.toString(ids) + " " + Arrays.toString(scores);
    }

    /** Takes matches in, one after another. */
    public static final class Gathered {
        private static final int FIRST_ROOM = 32;

        private long[] ids = new long[FIRST_ROOM];
        private int[] scores = new int[FIRST_ROOM];
        private int size;

        public void add(long id, int score) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
                scores = Arrays.copyOf(scores, size * 2);
            }
            ids[size] = id;
            scores[size] = score;
            size++;
        }

        public Matches as(Strictness strictness) {
            return new Matches(strictness, Arrays.copyOf(ids, size), Arrays.copyOf(scores, size));
        }
    }
}
