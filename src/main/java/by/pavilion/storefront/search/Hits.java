package by.pavilion.storefront.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents that something matches, by rising numbers, and how many points each has. It never changes. */
final class Hits {
    /** What each of them takes at most, where it stands ({@link Places}) included. */
    static final int BYTES_OF_EACH = 2 * Integer.BYTES + 3;

    /** Fewer are leapt over in a few steps. */
    private static final int MANY = 64;

    /** How many documents there may be for each hit, so that a bit for each document takes less than the hits do. */
    private static final int MOST_DOCUMENTS_OF_EACH = 16;

    /** Other places than the best count a little: see {@link Queries#anywhere}. */
    private static final int PART_OF_OTHERS = 5;

    static final Hits NONE = new Hits(new int[0], new int[0]);

    private final int[] documents;
    private final int[] points;
    private volatile @Nullable Places places;

    private Hits(int[] documents, int[] points) {
        this.documents = documents;
        this.points = points;
    }

    int size() {
        return documents.length;
    }

    int document(int place) {
        return documents[place];
    }

    int points(int place) {
        return points[place];
    }

    /**
     * What all of these match, with the points of each.
     *
     * @param needed not empty
     * @param more what else gives points, and need not match
     */
    static Hits all(List<Hits> needed, List<Hits> more) {
        List<Hits> others = new ArrayList<>(needed);
        Hits fewest = others.remove(placeOfFewest(needed));
        Walk[] needs = walks(others);
        Walk[] adds = walks(more);
        Gathered both = new Gathered();
        for (int place = 0; place < fewest.size(); place++) {
            int document = fewest.documents[place];
            int sum = fewest.points[place];
            boolean everywhere = true;
            for (int number = 0; number < needs.length && everywhere; number++) {
                everywhere = needs[number].reaches(document);
                sum += everywhere ? needs[number].points() : 0;
            }
            if (everywhere) {
                for (Walk add : adds) {
                    sum += add.reaches(document) ? add.points() : 0;
                }
                both.add(document, sum);
            }
        }
        return both.hits();
    }

    private static int placeOfFewest(List<Hits> all) {
        int place = 0;
        for (int other = 1; other < all.size(); other++) {
            place = all.get(other).size() < all.get(place).size() ? other : place;
        }
        return place;
    }

    /**
     * What so many of these match, with the points of each.
     *
     * @param documents how many there are at all
     */
    static Hits some(List<Hits> any, int least, int documents) {
        int[] sums = new int[documents];
        int[] matching = new int[documents];
        for (Hits hits : any) {
            for (int place = 0; place < hits.size(); place++) {
                sums[hits.documents[place]] += hits.points[place];
                matching[hits.documents[place]]++;
            }
        }
        Gathered enough = new Gathered();
        for (int document = 0; document < documents; document++) {
            if (matching[document] >= least) {
                enough.add(document, sums[document]);
            }
        }
        return enough.hits();
    }

    /**
     * What any of these matches, each with as many points.
     *
     * @param documents how many there are at all
     */
    static Hits any(List<Hits> each, int worth, int documents) {
        int[] any = each.size() == 1 ? each.get(0).documents : together(each, documents);
        int[] points = new int[any.length];
        Arrays.fill(points, worth);
        return any.length == 0 ? NONE : new Hits(any, points);
    }

    private static int[] together(List<Hits> each, int documents) {
        BitSet matching = new BitSet(documents);
        for (Hits hits : each) {
            for (int document : hits.documents) {
                matching.set(document);
            }
        }
        int[] together = new int[matching.cardinality()];
        int document = -1;
        for (int place = 0; place < together.length; place++) {
            document = matching.nextSetBit(document + 1);
            together[place] = document;
        }
        return together;
    }

    /** What any of these places matches, with the points of the best, and a fifth of those of the others. */
    static Hits best(List<Hits> places) {
        if (places.size() == 1) {
            return places.get(0);
        }
        int[] next = new int[places.size()];
        Gathered all = new Gathered();
        for (int document = first(places, next); document < Integer.MAX_VALUE; document = first(places, next)) {
            int best = 0;
            int sum = 0;
            for (int number = 0; number < next.length; number++) {
                Hits place = places.get(number);
                if (next[number] < place.size() && place.documents[next[number]] == document) {
                    int worth = place.points[next[number]++];
                    best = Math.max(best, worth);
                    sum += worth;
                }
            }
            all.add(document, best + (sum - best) / PART_OF_OTHERS);
        }
        return all.hits();
    }

    /** The first document that comes next in any of them, as far as each is gone through. */
    private static int first(List<Hits> places, int[] next) {
        int first = Integer.MAX_VALUE;
        for (int number = 0; number < next.length; number++) {
            Hits place = places.get(number);
            if (next[number] < place.size()) {
                first = Math.min(first, place.documents[next[number]]);
            }
        }
        return first;
    }

    /** What either matches, with the points of the one that gives more. */
    Hits orBetter(Hits other) {
        if (other.size() == 0 || size() == 0) {
            return size() == 0 ? other : this;
        }
        Gathered either = new Gathered();
        int here = 0;
        int there = 0;
        while (here < size() || there < other.size()) {
            int mine = here < size() ? documents[here] : Integer.MAX_VALUE;
            int theirs = there < other.size() ? other.documents[there] : Integer.MAX_VALUE;
            int best = Integer.MIN_VALUE;
            if (mine <= theirs) {
                best = points[here++];
            }
            if (theirs <= mine) {
                best = Math.max(best, other.points[there++]);
            }
            either.add(Math.min(mine, theirs), best);
        }
        return either.hits();
    }

    /** Made when somebody asks; null where they are few or far between. */
    private @Nullable Places places() {
        Places known = places;
        if (known == null && areDense()) {
            known = new Places(documents);
            places = known;
        }
        return known;
    }

    private boolean areDense() {
        int size = documents.length;
        return size >= MANY && documents[size - 1] / size < MOST_DOCUMENTS_OF_EACH;
    }

    private static Walk[] walks(List<Hits> all) {
        return all.stream().map(Walk::new).toArray(Walk[]::new);
    }

    /** Where documents stand among many: a bit for each, and how many stand before every 64 of them. */
    private static final class Places {
        private final long[] bits;
        private final int[] before;

        /** @param documents not empty, by rising numbers */
        Places(int[] documents) {
            this.bits = new long[documents[documents.length - 1] / Long.SIZE + 1];
            this.before = new int[bits.length];
            for (int document : documents) {
                bits[document / Long.SIZE] |= bit(document);
            }
            for (int word = 1; word < bits.length; word++) {
                before[word] = before[word - 1] + Long.bitCount(bits[word - 1]);
            }
        }

        /** -1 for a document that is not among them. */
        int of(int document) {
            int word = document / Long.SIZE;
            long bit = bit(document);
            return word < bits.length && (bits[word] & bit) != 0
                    ? before[word] + Long.bitCount(bits[word] & (bit - 1))
                    : -1;
        }

        /** Java shifts by the last six bits. */
        private static long bit(int document) {
            return 1L << document;
        }
    }

    /** Goes through hits from the first to the last. */
    private static final class Walk {
        private final Hits hits;
        private final @Nullable Places places;
        private int place;

        Walk(Hits hits) {
            this.hits = hits;
            this.places = hits.places();
        }

        /**
         * Goes to the document, when it is there.
         *
         * @param document none before the one that was asked for last
         */
        boolean reaches(int document) {
            if (places != null) {
                place = places.of(document);
                return place >= 0;
            }
            return leapsTo(document);
        }

        /** Goes on to the document, or to the first behind it. */
        private boolean leapsTo(int document) {
            int[] all = hits.documents;
            if (place < all.length && all[place] < document) {
                int step = 1;
                while (place + step < all.length && all[place + step] < document) {
                    place += step;
                    step *= 2;
                }
                int found = Arrays.binarySearch(all, place + 1, Math.min(all.length, place + step + 1), document);
                place = found < 0 ? -found - 1 : found;
            }
            return place < all.length && all[place] == document;
        }

        int points() {
            return hits.points[place];
        }
    }

    /** Takes hits in, by rising numbers. */
    static final class Gathered {
        private static final int FIRST_ROOM = 32;

        private int[] documents = new int[FIRST_ROOM];
        private int[] points = new int[FIRST_ROOM];
        private int size;

        void add(int document, int worth) {
            if (size == documents.length) {
                documents = Arrays.copyOf(documents, size * 2);
                points = Arrays.copyOf(points, size * 2);
            }
            documents[size] = document;
            points[size] = worth;
            size++;
        }

        Hits hits() {
            return size == 0 ? NONE : new Hits(Arrays.copyOf(documents, size), Arrays.copyOf(points, size));
        }
    }
}
