package by.pavilion.storefront.search;

import java.util.Map;

/** Cyrillic in Latin letters, as brands write themselves: a brand is found under its name in either script. */
final class Transliteration {
    private static final Map<Integer, String> LATIN = Map.ofEntries(
            Map.entry((int) 'а', "a"),
            Map.entry((int) 'б', "b"),
            Map.entry((int) 'в', "v"),
            Map.entry((int) 'г', "g"),
            Map.entry((int) 'д', "d"),
            Map.entry((int) 'е', "e"),
            Map.entry((int) 'ж', "zh"),
            Map.entry((int) 'з', "z"),
            Map.entry((int) 'и', "i"),
            Map.entry((int) 'й', "y"),
            Map.entry((int) 'к', "k"),
            Map.entry((int) 'л', "l"),
            Map.entry((int) 'м', "m"),
            Map.entry((int) 'н', "n"),
            Map.entry((int) 'о', "o"),
            Map.entry((int) 'п', "p"),
            Map.entry((int) 'р', "r"),
            Map.entry((int) 'с', "s"),
            Map.entry((int) 'т', "t"),
            Map.entry((int) 'у', "u"),
            Map.entry((int) 'ф', "f"),
            Map.entry((int) 'х', "kh"),
            Map.entry((int) 'ц', "ts"),
            Map.entry((int) 'ч', "ch"),
            Map.entry((int) 'ш', "sh"),
            Map.entry((int) 'щ', "shch"),
            Map.entry((int) 'ъ', ""),
            Map.entry((int) 'ы', "y"),
            Map.entry((int) 'ь', ""),
            Map.entry((int) 'э', "e"),
            Map.entry((int) 'ю', "yu"),
            Map.entry((int) 'я', "ya"));

    private Transliteration() {}

    static String latin(String cyrillic) {
        StringBuilder latin = new StringBuilder(cyrillic.length() + 4);
        cyrillic.codePoints().forEach(letter -> latin.append(LATIN.getOrDefault(letter, Character.toString(letter))));
        return latin.toString().replace("yy", "y");
    }
}
