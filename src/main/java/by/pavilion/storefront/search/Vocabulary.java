package by.pavilion.storefront.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of letters that stand in one field of the index, in their order. It never changes, so that any number may read
 * it. Words like another one are found by going through all that begin as it does: which letters each has is one number, so
 * that most are passed over without a look at them.
 */
final class Vocabulary {
    static final Vocabulary NONE = new Vocabulary(new String[0]);

    /** The letters of either alphabet differ in these bits. */
    private static final int LETTER_BITS = 31;

    /** One edit puts one letter in the place of another at most. */
    private static final int LETTERS_OF_AN_EDIT = 2;

    private final String[] words;
    private final int[] letters;

    private Vocabulary(String[] words) {
        this.words = words;
        this.letters = Arrays.stream(words).mapToInt(Vocabulary::letters).toArray();
    }

    /**
     * The same with some words more and some less.
     *
     * @param come none of which is in it
     */
    Vocabulary after(Collection<String> come, Collection<String> gone) {
        return come.isEmpty() && gone.isEmpty()
                ? this
                : new Vocabulary(Stream.concat(Arrays.stream(words).filter(word -> !gone.contains(word)), come.stream())
                        .sorted()
                        .toArray(String[]::new));
    }

    boolean has(String word) {
        return Arrays.binarySearch(words, word) >= 0;
    }

    /** Whether any word begins so. */
    boolean hasBeginning(String beginning) {
        int place = firstFrom(beginning);
        return place < words.length && words[place].startsWith(beginning);
    }

    /**
     * The words that become this one when letters are put in, left out, taken for others or for their neighbours: those that
     * Lucene's {@code FuzzyQuery} takes for like it, when the first letter must be the same.
     *
     * @param edits how often that may be done
     * @param most how many words are wanted: the most alike, of those the first
     */
    List<String> like(String word, int edits, int most) {
        if (word.isEmpty()) {
            return List.of();
        }
        String beginning = word.substring(0, word.offsetByCodePoints(0, 1));
        int end = firstFrom(beginning + Character.MAX_VALUE);
        int wanted = letters(word);
        Nearest nearest = new Nearest(Math.min(most, words.length));
        for (int place = firstFrom(beginning); place < end; place++) {
            if (Integer.bitCount(wanted ^ letters[place]) <= LETTERS_OF_AN_EDIT * edits) {
                String other = words[place];
                int shorter = Math.min(word.length(), other.length());
                int useful = nearest.usefulEdits(edits, shorter);
                int needed = edits(word, 0, other, 0, useful);
                if (needed <= useful) {
                    nearest.offer(other, likeness(needed, shorter));
                }
            }
        }
        return nearest.words();
    }

    /** As Lucene has it. */
    private static float likeness(int edits, int shorter) {
        return 1 - (float) edits / shorter;
    }

    private int firstFrom(String beginning) {
        int found = Arrays.binarySearch(words, beginning);
        return found < 0 ? -found - 1 : found;
    }

    /** A bit for each letter that it has. Some share one: then they are not told apart. */
    private static int letters(String word) {
        int letters = 0;
        for (int place = 0; place < word.length(); place++) {
            letters |= 1 << (word.charAt(place) & LETTER_BITS);
        }
        return letters;
    }

    /** How many edits make one end of a word the other; some number above the most when those do not. */
    private static int edits(String one, int from, String other, int otherFrom, int most) {
        int longer = Math.abs(one.length() - from - (other.length() - otherFrom));
        if (longer > most) { // known without a look at the letters
            return longer;
        }
        int here = from;
        int there = otherFrom;
        while (here < one.length() && there < other.length() && one.charAt(here) == other.charAt(there)) {
            here++;
            there++;
        }
        int left = one.length() - here;
        int otherLeft = other.length() - there;
        if (left == 0 || otherLeft == 0) {
            return left + otherLeft;
        }
        if (most == 0) {
            return 1;
        }
        int fewest = edits(one, here + 1, other, there + 1, most - 1);
        fewest = Math.min(fewest, edits(one, here + 1, other, there, most - 1));
        fewest = Math.min(fewest, edits(one, here, other, there + 1, most - 1));
        if (areSwapped(one, here, other, there)) {
            fewest = Math.min(fewest, edits(one, here + 2, other, there + 2, most - 1));
        }
        return 1 + fewest;
    }

    private static boolean areSwapped(String one, int here, String other, int there) {
        return here + 1 < one.length()
                && there + 1 < other.length()
                && one.charAt(here) == other.charAt(there + 1)
                && one.charAt(here + 1) == other.charAt(there);
    }

    /** The most alike of the words that come by in their order. */
    private static final class Nearest {
        private final String[] words;
        private final float[] likenesses;
        private int size;

        Nearest(int most) {
            words = new String[most];
            likenesses = new float[most];
        }

        /** With how many edits at most a word that comes now is still one of them: fewer when there are enough. */
        int usefulEdits(int most, int shorter) {
            int useful = most;
            while (useful > 0 && size == words.length && likeness(useful, shorter) <= likenesses[size - 1]) {
                useful--;
            }
            return useful;
        }

        void offer(String word, float likeness) {
            if (size == words.length && likeness <= likenesses[size - 1]) {
                return;
            }
            int place = size < words.length ? size++ : size - 1;
            while (place > 0 && likenesses[place - 1] < likeness) {
                words[place] = words[place - 1];
                likenesses[place] = likenesses[place - 1];
                place--;
            }
            words[place] = word;
            likenesses[place] = likeness;
        }

        List<String> words() {
            return List.of(Arrays.copyOf(words, size));
        }
    }
}
