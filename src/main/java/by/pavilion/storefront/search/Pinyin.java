package by.pavilion.storefront.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How Chinese characters are read, so that a title is found by its sound: typed in letters, or in other characters. */
final class Pinyin {
    private static final int LONGEST_SYLLABLE = 6;
    private static final Map<Integer, String> SYLLABLES = load();
    private static final Set<String> KNOWN = Set.copyOf(SYLLABLES.values());

    private Pinyin() {}

    /** The syllables of those characters that we can read. */
    static List<String> of(String chinese) {
        return chinese.codePoints()
                .mapToObj(character -> SYLLABLES.getOrDefault(character, ""))
                .filter(syllable -> !syllable.isEmpty())
                .toList();
    }

    /** Letters cut into syllables, as few as will do; empty when they are no pinyin. */
    static List<String> cut(String letters) {
        int length = letters.length();
        int[] fewest = new int[length + 1];
        int[] from = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            fewest[end] = Integer.MAX_VALUE;
            for (int start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
                if (fewest[start] != Integer.MAX_VALUE
                        && fewest[start] + 1 < fewest[end]
                        && KNOWN.contains(letters.substring(start, end))) {
                    fewest[end] = fewest[start] + 1;
                    from[end] = start;
                }
            }
        }
        if (fewest[length] == Integer.MAX_VALUE) {
            return List.of();
        }
        List<String> syllables = new ArrayList<>();
        for (int end = length; end > 0; end = from[end]) {
            syllables.add(letters.substring(from[end], end));
        }
        Collections.reverse(syllables);
        return syllables;
    }

    /** Neighbours of syllables. One alone says too little. */
    static List<String> pairs(List<String> syllables) {
        List<String> pairs = new ArrayList<>();
        for (int place = 1; place < syllables.size(); place++) {
            pairs.add(syllables.get(place - 1) + ' ' + syllables.get(place));
        }
        return pairs;
    }

    private static Map<Integer, String> load() {
        Map<Integer, String> syllables = new HashMap<>();
        for (String line : Resources.lines("storefront/pinyin.txt")) {
            int space = line.indexOf(' ');
            String syllable = line.substring(0, space).intern();
            line.substring(space + 1).codePoints().forEach(character -> syllables.put(character, syllable));
        }
        return Map.copyOf(syllables);
    }
}
