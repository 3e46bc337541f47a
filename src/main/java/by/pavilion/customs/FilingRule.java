package by.pavilion.customs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sends a document of orders from one channel, and perhaps from one shop there; {@code *} stands for every other. */
record FilingRule(
        String channel,
        String shop,
        DocumentType document,
        FiledBy filedBy,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {
    static final String ANY = "*";

    /** The last is the one that counts: a shop's own before its channel's, and of those the newest. */
    static final Comparator<FilingRule> BY_WEIGHT = Comparator.comparing((FilingRule rule) -> !rule.shop.equals(ANY))
            .thenComparing(rule -> !rule.channel.equals(ANY))
            .thenComparing(FilingRule::validFrom);

    boolean isAbout(String soldOn, Optional<String> soldBy, DocumentType wanted) {
        return document == wanted
                && (channel.equals(ANY) || channel.equals(soldOn))
                && (shop.equals(ANY) || soldBy.filter(shop::equals).isPresent());
    }
}
