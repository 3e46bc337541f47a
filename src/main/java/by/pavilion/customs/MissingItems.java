package by.pavilion.customs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goods of a list that were not entered in the ledger, as the list's result keeps them. */
record MissingItems(String ledger, List<String> skus) {
    private static final Pattern TEXT =
            Pattern.compile("no item number in ledger (.+) for ([A-Z0-9-]+(?:, [A-Z0-9-]+)*)");

    /** More have no room in a result. */
    private static final int MOST_SKUS = 40;

    MissingItems {
        skus = List.copyOf(skus.subList(0, Math.min(skus.size(), MOST_SKUS)));
    }

    String print() {
        return "no item number in ledger " + ledger + " for " + String.join(", ", skus);
    }

    /** Empty for what was refused for another reason. */
    static Optional<MissingItems> parse(String text) {
        Matcher found = TEXT.matcher(text);
        return found.matches()
                ? Optional.of(
                        new MissingItems(found.group(1), List.of(found.group(2).split(", ", -1))))
                : Optional.empty();
    }
}
