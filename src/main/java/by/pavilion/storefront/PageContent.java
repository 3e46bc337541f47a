package by.pavilion.storefront;

import by.pavilion.catalog.ProductId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an operator writes on a page of the shop, texts by language tag. */
public sealed interface PageContent {

    PageKind kind();

    /** Under what name the goods are sold. */
    record Brand(Map<String, PageText> texts) implements PageContent {
        public Brand {
            texts = sorted(texts);
        }

        @Override
        public PageKind kind() {
            return PageKind.BRAND;
        }
    }

    /** Who makes the goods. */
    record Producer(Map<String, PageText> texts) implements PageContent {
        public Producer {
            texts = sorted(texts);
        }

        @Override
        public PageKind kind() {
            return PageKind.PRODUCER;
        }
    }

    /**
     * Products that were chosen by hand.
     *
     * @param startsAt when it is shown first; at once when absent
     * @param endsAt when it is shown no more; never when absent
     * @param products in the order in which they are shown
     */
    record Collection(
            Map<String, PageText> texts,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            List<ProductId> products) implements PageContent {
        public Collection {
            texts = sorted(texts);
            products = products.stream().distinct().toList();
            if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
                throw StorefrontProblems.reversedPeriod("/endsAt");
            }
        }

        @Override
        public PageKind kind() {
            return PageKind.COLLECTION;
        }

        boolean isShownAt(Instant time) {
            return (startsAt == null || !time.isBefore(startsAt)) && (endsAt == null || time.isBefore(endsAt));
        }
    }

    /** The pavilion itself, and by what right it bears the country's name. */
    record Pavilion(Map<String, PageText> texts, @Nullable Authorisation authorisation) implements PageContent {
        public Pavilion {
            texts = sorted(texts);
        }

        @Override
        public PageKind kind() {
            return PageKind.PAVILION;
        }
    }

    /**
     * The state's word for the pavilion. Its days are China's, as those of documents are.
     *
     * @param validUntil the last day; without end when absent
     */
    record Authorisation(
            String number,
            String issuer,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

        public Authorisation {
            if (validUntil != null && validUntil.isBefore(validFrom)) {
                throw StorefrontProblems.reversedPeriod("/authorisation/validUntil");
            }
        }

        /** Whether it holds. */
        public enum State {
            NOT_YET,
            VALID,
            OVER
        }

        public State stateAt(Instant time) {
            LocalDate day = LocalDate.ofInstant(time, CHINA);
            if (day.isBefore(validFrom)) {
                return State.NOT_YET;
            }
            return validUntil != null && day.isAfter(validUntil) ? State.OVER : State.VALID;
        }
    }

    private static Map<String, PageText> sorted(Map<String, PageText> texts) {
        return Collections.unmodifiableMap(new TreeMap<>(texts));
    }
}
