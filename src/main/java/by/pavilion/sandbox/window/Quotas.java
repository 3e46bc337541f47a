package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.TestBuyers;
import by.pavilion.sandbox.ceb.CebWriter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Customs' own count of what each person has bought in the calendar year, over all platforms. */
@ApplicationScoped
class Quotas {
    /** The most one person may buy in a calendar year, in fen (limits of 2018, in force). */
    static final long YEARLY_LIMIT_MINOR = 26_000_00;

    private final QuotaStore store;
    private final Fingerprints fingerprints;
    private volatile @Nullable String exhausted;

    Quotas(QuotaStore store, Fingerprints fingerprints) {
        this.store = store;
        this.fingerprints = fingerprints;
    }

    /** One person's calendar year. */
    record Year(String person, int year) {
        private static Year of(Registered list) {
            return new Year(
                    list.facts().text("buyerIdNumber"),
                    list.takenAt().atZone(CebWriter.BEIJING).getYear());
        }
    }

    /** Begins to count for the buyers of these lists, and keeps others from doing so until the transaction ends. */
    Count count(List<Registered> lists) {
        return new Count(lists.stream().map(Year::of).collect(Collectors.toSet()));
    }

    /** What is booked in one transaction, written once. */
    final class Count {
        private final Map<Year, Long> known = new HashMap<>();
        private final Map<Year, Long> booked = new LinkedHashMap<>();
        private final Map<Year, Long> used = new HashMap<>();

        private Count(Set<Year> years) {
            read(years);
        }

        private void read(Set<Year> years) {
            if (!years.isEmpty()) {
                known.putAll(store.lock(years));
                years.forEach(year -> {
                    Long there = known.get(year);
                    used.put(year, there == null ? usedBefore(year.person()) : there);
                });
            }
        }

        /** Books a list on its buyer's year, or says why not. */
        Optional<Refusal> book(Registered list) {
            Year year = Year.of(list);
            if (!used.containsKey(year)) {
                read(Set.of(year));
            }
            long before = used.getOrDefault(year, 0L);
            long minor = ArrivalRules.dutiable(list.facts()).movePointRight(2).longValue();
            if (before + minor > YEARLY_LIMIT_MINOR) {
                String text =
                        "个人年度额度已用%s元,本次%s元,超过年度交易限值%s元".formatted(yuan(before), yuan(minor), yuan(YEARLY_LIMIT_MINOR));
                return Optional.of(new Refusal("-621018", text));
            }
            used.put(year, before + minor);
            booked.merge(year, minor, Long::sum);
            return Optional.empty();
        }

        /** Gives back what was booked for the list, or a part of it, to the year of the list. */
        void giveBack(Registered list, BigDecimal dutiable) {
            Year year = Year.of(list);
            long minor = dutiable.movePointRight(2).longValue();
            store.giveBack(year, minor);
            used.computeIfPresent(year, (same, before) -> Math.max(0, before - minor));
        }

        void write() {
            Map<Year, Long> more = new LinkedHashMap<>();
            booked.forEach((year, minor) ->
                    more.put(year, known.containsKey(year) ? minor : minor + usedBefore(year.person())));
            store.add(more);
        }
    }

    /** The test buyer with nothing left comes with a full year; everybody else begins at zero. */
    private long usedBefore(String person) {
        String full = exhausted;
        if (full == null) {
            full = TestBuyers.find("quota-used")
                    .map(body -> body.findValue("idNumber"))
                    .map(JsonNode::asText)
                    .map(fingerprints::of)
                    .orElse("");
            exhausted = full;
        }
        return full.equals(person) ? YEARLY_LIMIT_MINOR : 0;
    }

    private static String yuan(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
