package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Edition.Asked;
import by.pavilion.storefront.search.Queries.Typed;
import by.pavilion.storefront.search.Words.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One search that is made of what is at hand in an edition of the index, by one thread. The text is read once, and once only
 * is it looked at what an unknown word may stand for, however exactly the words are taken then.
 */
final class AtOnce {
    /** How many hits are gone through while one match is sorted and counted in a list. */
    private static final int STEPS_OF_A_MATCH = 4;

    /** Who types more words that nobody has ever heard of waits until another thread has time for them. */
    private static final int MOST_MADE = 3;

    private final String text;
    private final int most;
    private final Edition edition;
    private final Queries queries;
    private final Map<Word, Optional<Unknown>> looked = new HashMap<>();
    private @Nullable Typed read;

    /** @param most how many may match; more may have to be gone through, which takes less time than to make a list of them */
    AtOnce(String text, int most, Edition edition, Queries queries) {
        this.text = text;
        this.most = most;
        this.edition = edition;
        this.queries = queries;
    }

    /** What matches, as exactly as anything does; empty when something must be looked for. */
    Optional<Matches> find() {
        Optional<Matches> found = Optional.empty();
        for (Strictness strictness : Strictness.values()) {
            found = find(strictness);
            if (found.isEmpty() || !found.get().isEmpty()) {
                return found;
            }
        }
        return found;
    }

    /** What matches when the words are taken just so. */
    Optional<Matches> find(Strictness strictness) {
        Asked asked = new Asked(text, strictness);
        Optional<Matches> kept = edition.findKept(asked);
        if (kept.isPresent() || strictness == Strictness.SOME) {
            return kept.filter(matches -> matches.size() <= most);
        }
        return typed().flatMap(typed -> hits(Queries.plan(typed, strictness)))
                .map(hits -> hits.size() == 0 ? Matches.none(strictness) : edition.keep(asked, hits))
                .filter(matches -> matches.size() <= most);
    }

    private Optional<Typed> typed() {
        if (read == null) {
            read = queries.findRead(text).orElse(null);
        }
        return Optional.ofNullable(read);
    }

    private Optional<Hits> hits(Plan plan) {
        Map<Look, Hits> known = new HashMap<>();
        int made = 0;
        for (Look look : plan.looks().toList()) {
            Optional<Hits> kept = edition.findKept(look);
            if (kept.isEmpty() && made++ < MOST_MADE) {
                kept = make(look);
            }
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            if (kept.get().size() == 0 && plan.isNothingWithout(look)) {
                return Optional.of(Hits.NONE);
            }
            known.put(look, kept.get());
        }
        return plan.steps(known::get) <= steps()
                ? Optional.of(plan.hits(known::get, edition.documents()))
                : Optional.empty();
    }

    private int steps() {
        return STEPS_OF_A_MATCH * most;
    }

    /** Misspellings hardly come twice: what is made of them is not kept here, since the next time it is made as fast. */
    private Optional<Hits> make(Look look) {
        if (edition.isNoCode(look)) {
            return Optional.of(Hits.NONE);
        }
        return look instanceof Look.Anywhere word
                ? unknown(word.word()).flatMap(unknown -> hits(edition.meant(unknown, word.similar())))
                : Optional.empty();
    }

    private Optional<Unknown> unknown(Word word) {
        return looked.computeIfAbsent(word, edition::findUnknown);
    }

    private Optional<Hits> hits(Meant meant) {
        Map<Look, Hits> known = new HashMap<>();
        int gone = 0;
        for (Look part : meant.looks().toList()) {
            Optional<Hits> kept = edition.findKept(part);
            gone += kept.map(Hits::size).orElse(0);
            if (kept.isEmpty() || gone > steps()) {
                return Optional.empty();
            }
            known.put(part, kept.get());
        }
        return Optional.of(edition.hits(meant, known::get));
    }
}
