package by.pavilion.identity;

import by.pavilion.shared.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who changed what, from what, to what. Call it within the transaction of the change: what is rolled back was never
 * changed, and nothing is changed without its line.
 */
@ApplicationScoped
public class Audit {
    private static final String SYSTEM = "system";

    /** The longest text of a listing or a page: none is cut, since what was there before stands nowhere else. */
    private static final int LONGEST_VALUE = 5_000;

    /** In what is longer nobody would find the item that was changed. */
    private static final int LONGEST_LIST = 300;

    private static final int MOST_FIELDS = 200;

    /** What says nothing about the thing itself. */
    private static final Set<String> BOOKKEEPING =
            Set.of("id", "version", "sequence", "createdAt", "updatedAt", "lastUsedAt", "published", "closedBy");

    private static final ThreadLocal<@Nullable String> ON_BEHALF_OF = new ThreadLocal<>();

    private final AuditStore store;
    private final CurrentCaller currentCaller;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    Audit(AuditStore store, CurrentCaller currentCaller, ObjectMapper json, Ids ids, Clock clock) {
        this.store = store;
        this.currentCaller = currentCaller;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Runs work in the background for something that a caller has begun, an import by its id. */
    public static <T> T onBehalfOf(String actor, Supplier<T> work) {
        ON_BEHALF_OF.set(actor);
        try {
            return work.get();
        } finally {
            ON_BEHALF_OF.remove();
        }
    }

    /** Keeps a change; one that changes nothing leaves no line. */
    public void note(Audited change) {
        note(List.of(change));
    }

    public void note(List<Audited> audited) {
        Caller actor = actor();
        Instant now = clock.instant();
        List<AuditEntry> entries = new ArrayList<>();
        for (Audited change : audited) {
            List<AuditEntry.Change> changes = changes(change);
            if (!changes.isEmpty()) {
                entries.add(new AuditEntry(
                        new AuditId(ids.next()),
                        now,
                        actor.id(),
                        actor.role(),
                        change.merchant(),
                        change.kind(),
                        change.subject(),
                        changes));
            }
        }
        store.insert(entries);
    }

    private Caller actor() {
        String behalf = ON_BEHALF_OF.get();
        if (behalf != null) {
            return new Caller(behalf, Optional.empty(), Optional.empty());
        }
        Optional<Caller> caller = Arc.container().requestContext().isActive()
                ? Optional.of(currentCaller.caller())
                        .filter(known -> known.role().isPresent())
                : Optional.empty();
        return caller.orElseGet(() -> new Caller(SYSTEM, Optional.empty(), Optional.empty()));
    }

    /** Lists are compared as a whole, but the long ones, in which the change would be hidden: item by item and last. */
    private List<AuditEntry.Change> changes(Audited change) {
        SortedMap<String, String> before = leaves(change.before(), Set.of());
        SortedMap<String, String> after = leaves(change.after(), Set.of());
        List<AuditEntry.Change> whole = differences(before, after);
        Set<String> apart = whole.stream()
                .filter(changed -> changed.from().isPresent() && changed.to().isPresent())
                .filter(changed -> changed.from().get().length() > LONGEST_LIST
                        || changed.to().get().length() > LONGEST_LIST)
                .map(AuditEntry.Change::field)
                .collect(Collectors.toSet());
        List<AuditEntry.Change> changes =
                apart.isEmpty() ? whole : differences(leaves(change.before(), apart), leaves(change.after(), apart));
        return changes.stream()
                .sorted(Comparator.comparing(
                        changed -> !before.containsKey(changed.field()) && !after.containsKey(changed.field())))
                .limit(MOST_FIELDS)
                .map(changed -> new AuditEntry.Change(
                        changed.field(),
                        changed.from().map(Audit::cut),
                        changed.to().map(Audit::cut)))
                .toList();
    }

    private static List<AuditEntry.Change> differences(
            SortedMap<String, String> before, SortedMap<String, String> after) {
        TreeSet<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .map(field -> new AuditEntry.Change(
                        field, Optional.ofNullable(before.get(field)), Optional.ofNullable(after.get(field))))
                .filter(changed -> !changed.from().equals(changed.to()))
                .toList();
    }

    private SortedMap<String, String> leaves(@Nullable Object thing, Set<String> apart) {
        SortedMap<String, String> leaves = new TreeMap<>();
        if (thing != null) {
            json.valueToTree(thing).properties().forEach(field -> {
                if (!BOOKKEEPING.contains(field.getKey())) {
                    collect("/" + field.getKey(), field.getValue(), apart, leaves);
                }
            });
        }
        return leaves;
    }

    /** @param apart lists that are taken apart into their items */
    private static void collect(String pointer, JsonNode node, Set<String> apart, SortedMap<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(pointer + "/" + field.getKey(), field.getValue(), apart, into));
        } else if (node.isArray() && apart.contains(pointer)) {
            for (int place = 0; place < node.size(); place++) {
                collect(pointer + "/" + place, node.get(place), apart, into);
            }
        } else if (!node.isNull() && !(node.isArray() && node.isEmpty())) {
            into.put(pointer, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return value.substring(0, end) + "…";
    }
}
