package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChangeTailProperties {
    private static final Instant START = Instant.parse("2026-11-11T12:00:00Z");

    /** A log as the database shows it: lines that have committed. */
    private static final class TestLog implements ChangeTail.Log {
        private final NavigableMap<Long, Sku> committed = new TreeMap<>();
        private int lines;

        @Override
        public List<Change> read(long after, long upTo, int limit) {
            List<Change> found = committed.subMap(after, false, upTo, true).entrySet().stream()
                    .limit(limit)
                    .map(line -> new Change(line.getKey(), line.getValue()))
                    .toList();
            lines += found.size();
            return found;
        }
    }

    @Provide
    Arbitrary<List<Long>> ordersOfCommit() {
        return Arbitraries.longs()
                .between(1, 300)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    @Property
    void tellsEachLineOnceWhateverTheOrderOfCommits(
            @ForAll("ordersOfCommit") List<Long> commits, @ForAll List<Boolean> polls) {
        TestLog log = new TestLog();
        ChangeTail tail = new ChangeTail(log, 0);
        List<Sku> told = new ArrayList<>();

        Instant now = START;
        for (int place = 0; place < commits.size(); place++) {
            log.committed.put(commits.get(place), sku(commits.get(place)));
            now = now.plusMillis(200);
            if (place < polls.size() && polls.get(place)) {
                told.addAll(tail.poll(now));
            }
        }
        told.addAll(tail.poll(now));

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        commits.stream().map(ChangeTailProperties::sku).toList());
        assertThat(tail.poll(now)).isEmpty();
    }

    @Example
    void asksNoLongerForNumbersThatNobodyCanStillCommit() {
        TestLog log = new TestLog();
        ChangeTail tail = new ChangeTail(log, 0);
        log.committed.put(5L, sku(5));
        tail.poll(START);
        Instant later = START.plus(ChangeTail.LONGEST_TRANSACTION).plus(Duration.ofSeconds(1));
        tail.poll(later);

        log.committed.put(3L, sku(3));

        assertThat(tail.poll(later)).isEmpty();
    }

    @Example
    void readsALongLogInPortions() {
        TestLog log = new TestLog();
        for (long number = 1; number <= 12_345; number++) {
            log.committed.put(number, sku(number));
        }

        Set<Sku> told = new ChangeTail(log, 0).poll(START);

        assertThat(told).hasSize(12_345).isEqualTo(new TreeSet<>(log.committed.values()));
        assertThat(log.lines).isEqualTo(12_345);
    }

    private static Sku sku(long number) {
        return new Sku("SKU-" + number);
    }
}
